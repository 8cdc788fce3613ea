/** The way from the number that was opened first to the one in view. */
import type { Ref } from "../../arithmetic/expression";
import { writeChain } from "../../arithmetic/ref";
import type { OpenedMessages } from "../../i18n/sections/opened";
import type { Trace } from "../../trace/trace";
import { useLetters } from "../../viz/letters";
import { SymbolText, symbolOf } from "./symbols";

interface CrumbsProps {
  readonly trace: Trace;
  readonly chain: readonly Ref[];
  readonly words: OpenedMessages;
  readonly onChain: (chain: string) => void;
}

export function Crumbs({ trace, chain, words, onChain }: CrumbsProps) {
  const letters = useLetters();
  return (
    <nav className="crumbs" aria-label={words.chain}>
      <ol>
        {chain.map((ref, i) => {
          const isLast = i === chain.length - 1;
          const symbol = <SymbolText symbol={symbolOf(trace, letters, ref)} />;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the chain
            <li key={i}>
              {isLast ? (
                <span aria-current="location">{symbol}</span>
              ) : (
                <button type="button" onClick={() => onChain(writeChain(chain.slice(0, i + 1)))}>
                  {symbol}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
