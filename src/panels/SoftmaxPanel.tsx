/** Softmax: scores to exponentials to shares of one, one line per source word; with a window, of those inside it. */
import { useState } from "react";
import { softmaxTerms } from "../arithmetic/exponentials";
import { bell, distanceFrom, isInside, type LocalWindow, windowOf } from "../arithmetic/localWindow";
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { weightColour } from "../viz/color";
import { digitsToDivide, divisor, exponential, inLedger } from "../viz/format";
import { type Index, type Letters, useLetters } from "../viz/letters";
import { tokenText } from "../viz/token";
import { isChangedByHand } from "./changedByHand";
import { usePanels } from "./latePanels";
import { Live, Num, Opens, Sym } from "./Num";
import { PanelFrame } from "./PanelFrame";
import type { PanelProps } from "./panel";
import { rove } from "./roving";
import type { WindowCentre } from "./WindowCentre";

/** The share of a word, until it is typeset. */
function plainShare(letters: Letters, t: number, j: number, less: string): string {
  const score = (k: Index): string => {
    const { base, sub, after = "" } = letters.score(t, k);
    return `exp(${base}_{${sub}}${after}${less})`;
  };
  const { base, sub, after = "" } = letters.weight(t, j);
  return `${base}_{${sub}}${after} = ${score(j)} / Σ ${score("k")}`;
}

/** Under which names the exponentials and their sum open; `subtract`: with the largest score taken off. */
const namesOf = (row: number, subtract: boolean) => ({
  power: (j: number) => `derived.exp${subtract ? "Less" : ""}.scores.${row}.${j}`,
  whole: `derived.expSum${subtract ? "Less" : ""}.scores.${row}`,
});
type Names = ReturnType<typeof namesOf>;

export function SoftmaxPanel(props: PanelProps) {
  const { trace, row, linked: j, width } = props;
  const { panels } = useMessages();
  const [wanted, setWanted] = useState(false);
  const letters = useLetters();
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const local = windowOf(trace, row);
  const { gaussian } = trace.model;
  const isIn = (k: number): boolean => !local || isInside(local, k);
  const inside = Array.from(scores, (_, k) => k).filter(isIn);
  const { less, powers, whole, overflows } = softmaxTerms(scores, wanted, inside);
  const subtract = wanted || overflows;
  const digits = digitsToDivide(
    powers.filter((_, k) => isIn(k)),
    whole,
  );
  const number = `weights.${row}.${j}`;
  const names = namesOf(row, subtract);
  return (
    <PanelFrame
      {...props}
      say={panels.say.softmax(local ? { inside: inside.length, radius: local.radius, gaussian } : null)}
      place={{ unit: 0, subtract }}
      above={local ? <Window trace={trace} row={row} local={local} width={width} /> : null}
      plain={plainShare(letters, row + 1, j + 1, subtract ? " − m" : "")}
      live={
        <Live>
          {isIn(j) ? (
            <>
              exp(
              <Num
                value={(scores[j] ?? 0) - less}
                wash="src"
                number={subtract ? names.power(j) : `scores.${row}.${j}`}
              />
              ) / <Opens value={whole} text={divisor(exponential(whole, digits))} number={names.whole} />
              {local && gaussian ? (
                <>
                  {" "}
                  ×{" "}
                  <Num
                    value={bell(distanceFrom(local, j), local.radius)}
                    number={`derived.bell.${row}.${j}`}
                  />
                </>
              ) : (
                <>
                  {" "}
                  ={" "}
                  <span className="num wash-src" data-number={names.power(j)}>
                    {exponential(powers[j] ?? 0, digits)}
                  </span>{" "}
                  / <span data-number={names.whole}>{divisor(exponential(whole, digits))}</span>
                </>
              )}{" "}
              = <Num value={weights[j] ?? 0} result="ctx" number={number} />
            </>
          ) : (
            <>
              {panels.window.outside}: <Num value={weights[j] ?? 0} result="ctx" number={number} />
            </>
          )}
        </Live>
      }
      drawing={
        <>
          <SoftmaxTable {...props} {...{ powers, whole, digits, local, names }} />
          {local && gaussian ? (
            <p className="caption">
              {panels.window.sumBelowOne(inLedger(local.radius / 2).replace(/\.?0+$/, ""))}
            </p>
          ) : null}
          <p className="caption">
            {overflows || isChangedByHand(trace, "softmax", row) ? null : (
              <button type="button" className="link" aria-pressed={wanted} onClick={() => setWanted(!wanted)}>
                {wanted ? panels.withoutSubtracting : panels.subtractLargest}
              </button>
            )}{" "}
            {subtract ? panels.largestSubtracted : null}
          </p>
        </>
      }
      reuse={panels.reuse.softmax[trace.model.window ?? "global"]}
      numbers={null}
    />
  );
}

/** Most models look everywhere: the window's drawing comes with the other panels. */
function Window(props: Parameters<typeof WindowCentre>[0]) {
  const panels = usePanels();
  return panels ? <panels.LocalWindowPart {...props} /> : null;
}

interface TableProps extends PanelProps {
  readonly powers: readonly number[];
  readonly whole: number;
  readonly digits: number;
  readonly local: LocalWindow | null;
  readonly names: Names;
}

function SoftmaxTable(props: TableProps) {
  const { trace, row, linked, theme, powers, whole, digits, local, names, onFocus, onPin } = props;
  const letters = useLetters();
  const { panels } = useMessages();
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const weights = rowOf(tensorOf(trace, "weights"), row);
  // Weights by hand are no shares of the exponentials.
  const byHand = isChangedByHand(trace, "softmax", row);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  // Before the Gaussian the shares are other numbers than the weights, and have a column of their own.
  const aligned = local && trace.model.gaussian ? local.aligned : null;
  return (
    <table className="sum-table" onPointerLeave={() => onFocus({})} onKeyDown={rove}>
      <thead>
        <tr>
          <th scope="col">{panels.sourceWord}</th>
          <th scope="col">
            <Sym {...letters.score(row + 1, "j")} />
          </th>
          {byHand ? null : <th scope="col">exp</th>}
          {aligned ? <th scope="col">{panels.window.aligned}</th> : null}
          <td />
          <th scope="col">
            <Sym {...letters.weight(row + 1, "j")} />
          </th>
        </tr>
      </thead>
      <tbody>
        {trace.source.tokens.map((token, j) => {
          const { text, special } = tokenText(token);
          const weight = weights[j] ?? 0;
          const isIn = !local || isInside(local, j);
          return (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
              key={j}
              className={`${j === linked ? "on" : ""}${isIn ? "" : " outside"}`}
              onPointerEnter={() => onFocus({ source: j })}
              onClick={({ target }) => (target as Element).closest("button") || onPin({ source: j })}
            >
              <th scope="row" className={special ? "special" : "src"}>
                {text}
              </th>
              <td className="quiet">
                <Opens value={scores[j] ?? 0} number={`scores.${row}.${j}`} stop={j === linked} />
              </td>
              {byHand ? null : isIn ? (
                <td>
                  <Opens
                    value={powers[j] ?? 0}
                    text={exponential(powers[j] ?? 0, digits)}
                    number={names.power(j)}
                    stop={j === linked}
                  />
                </td>
              ) : (
                <td className="quiet">{panels.window.outsideShort}</td>
              )}
              {aligned ? (
                <td>
                  <Opens value={aligned[j] ?? 0} number={`aligned.${row}.${j}`} stop={j === linked} />
                </td>
              ) : null}
              <td className="bar">
                <span
                  style={{
                    width: `max(1px, ${(weight * 100).toFixed(2)}%)`,
                    background: weightColour(Math.max(0.12, weight), theme, false),
                  }}
                />
              </td>
              <td className={weight > 0.05 ? "share ctx" : "share"}>
                <Opens value={weight} number={`weights.${row}.${j}`} stop={j === linked} />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{panels.sum}</th>
          <td />
          {byHand ? null : (
            <td>
              <Opens value={whole} text={exponential(whole, digits)} number={names.whole} />
            </td>
          )}
          {aligned ? (
            <td>
              <Opens
                value={aligned.reduce((total, share) => total + share, 0)}
                number={`derived.sum.aligned.${row}`}
              />
            </td>
          ) : null}
          <td />
          <td className="share ctx">
            <Opens value={sum} number={`derived.sum.weights.${row}`} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
