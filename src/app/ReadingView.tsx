/** How a sentence was read: its tokens, its written words, the words that the model does not know. */
import { useMessages } from "../i18n/useMessages";
import type { Reading, ReadToken, Task } from "../tasks/task";

interface ReadingViewProps {
  readonly task: Task;
  readonly reading: Reading;
  readonly onReplace: (sentence: string) => void;
}

interface Group {
  readonly from: number;
  readonly tokens: readonly ReadToken[];
}

/** Tokens by written word; every other token stands alone. */
function groupsOf({ tokens, written }: Reading): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < tokens.length; ) {
    const to = written.find((word) => word.from === from)?.to ?? from + 1;
    groups.push({ from, tokens: tokens.slice(from, to) });
    from = Math.max(to, from + 1);
  }
  return groups;
}

export function ReadingView({ task, reading, onReplace }: ReadingViewProps) {
  const { sentence } = useMessages();
  const { tokens, offer } = reading;
  if (tokens.length === 0) return null;
  const replaced = (place: number, by: string): string =>
    task.write(tokens.map((token, i) => (i === place ? by : token.word)));
  const lang = task.sourceLanguage ?? undefined;
  return (
    <div className="read-as">
      <span className="caption">{sentence.split}</span>
      <p className="tokens" lang={lang}>
        {groupsOf(reading).map((group) => (
          <span key={group.from} className={group.tokens.length > 1 ? "written-group" : undefined}>
            {group.tokens.map((token, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, its place tells them apart
              <span key={group.from + i} className={token.known ? "read-token" : "read-token unknown-word"}>
                {token.word}
              </span>
            ))}
          </span>
        ))}
      </p>
      {tokens.map((token, i) =>
        token.known || tokens.findIndex(({ word }) => word === token.word) < i ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, its place tells them apart
          <div key={i} className="unknown-note">
            <p>{sentence.unknown(token.word)}</p>
            {token.nearest.length > 0 ? (
              <p>
                {sentence.nearest}{" "}
                {token.nearest.map((word) => (
                  <button
                    key={word}
                    type="button"
                    className="chip"
                    lang={lang}
                    aria-label={sentence.replace(token.word, word)}
                    onClick={() => onReplace(replaced(i, word))}
                  >
                    {word}
                  </button>
                ))}
              </p>
            ) : null}
          </div>
        ),
      )}
      {offer !== null ? (
        <button type="button" className="chip offer" onClick={() => onReplace(offer)}>
          {sentence.offer(offer)}
        </button>
      ) : null}
    </div>
  );
}
