/** The same step twice: as a dictionary that finds one key, and as one that gives every value by its share. */
import type { ReactNode } from "react";
import type { DictionaryMessages } from "../../i18n/sections/dictionary";
import { Opens } from "../../panels/Num";
import type { ScoreId } from "../../trace/architecture";
import type { StepId } from "../../trace/steps";
import type { Theme } from "../../viz/color";
import type { Focus } from "../../viz/focus";
import { full, onStage } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { symmetricDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import { type Entry, type Lookup, type Stored, storedIn } from "./lookup";

export interface DictionaryProps {
  readonly lookup: Lookup;
  readonly score: ScoreId;
  /** Entries in the order in which the words are written. */
  readonly entries: readonly Entry[];
  /** The output word in view, from 0. */
  readonly row: number;
  readonly step: StepId;
  readonly linked: number;
  readonly labels: DictionaryMessages;
  readonly theme: Theme;
  /** Of the room, in pixels. */
  readonly width: number;
  readonly sourceLanguage: string | null;
  /** Between the two dictionaries' heads and the rest. */
  readonly children: ReactNode;
  readonly onFocus: (focus: Focus) => void;
  readonly onPin: (focus: Focus) => void;
  readonly onPickStep: (step: StepId) => void;
}

/** Below the first, one dictionary stands under the other; below the second their strips are shorter. */
const NARROW = 520;
const TIGHT = 700;

/** Height of a strip that has the whole share. */
const WHOLE = 14;

interface FlatProps {
  readonly values: Float32Array;
  readonly theme: Theme;
  readonly family: "src" | "tgt" | "ctx" | null;
  readonly wide: number;
  readonly thickness?: number;
  readonly domain?: number;
  /** The names of its numbers, which open. */
  readonly number?: (unit: number) => string;
}

/** A vector lying in a line of text. What surrounds it says what it is. */
function Flat({ values, theme, family, wide, thickness = WHOLE, domain = 1, number }: FlatProps) {
  const unit = wide / Math.max(1, values.length);
  const height = WHOLE + 5;
  return (
    <svg className="di-strip" width={wide} height={height} aria-hidden="true">
      <VectorStrip
        values={values}
        place={{
          x: 0,
          y: family === null ? (WHOLE - thickness) / 2 : 0,
          unit,
          gap: unit > 3 ? 0.5 : 0,
          thickness,
          direction: "row",
        }}
        theme={theme}
        family={family ?? undefined}
        domain={domain}
      />
      {number
        ? Array.from(values, (_, u) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
              key={u}
              className="di-unit"
              data-number={number(u)}
              x={u * unit}
              width={unit}
              height={WHOLE}
            />
          ))
        : null}
    </svg>
  );
}

function Word({ word, language }: { word: string; language: string | null }) {
  const { text, special } = tokenText(word);
  return (
    <span
      className={special ? "di-word special" : "di-word"}
      lang={special ? undefined : (language ?? undefined)}
    >
      {text}
    </span>
  );
}

export function Dictionary(props: DictionaryProps) {
  const { lookup, entries, labels, score, width, theme } = props;
  const kind = width < NARROW ? "phone" : width < TIGHT ? "tight" : "";
  const wide = { phone: 64, tight: 52, "": 92 }[kind];
  const stored = storedIn(entries);
  const most = symmetricDomain(lookup.difference);
  return (
    <div className={`dictionary ${kind}`}>
      <section className="di-hard" aria-label={labels.hard}>
        <h3>{labels.hard}</h3>
        <p className="di-says">{labels.hardSays}</p>
        {stored ? <Equal {...props} wide={wide} stored={stored} /> : <Largest {...props} wide={wide} />}
      </section>
      <section className="di-soft" aria-label={labels.soft}>
        <h3>{labels.soft}</h3>
        <p className="di-says">{labels.softSays}</p>
        <Soft {...props} wide={wide} />
      </section>
      <div className="di-foot">
        {props.children}
        <p className="di-difference">
          <span className="di-name">{labels.differenceStrip}</span>
          <Flat values={lookup.difference} theme={theme} family={null} wide={wide} domain={most} />
          <span data-distance={full(lookup.distance)}>
            {labels.difference({ distance: onStage(lookup.distance), length: onStage(lookup.length) })}
          </span>
        </p>
        <p>{labels.compared[score]}</p>
        {lookup.sum < 0.999 ? <p>{labels.lessThanOne}</p> : null}
      </div>
    </div>
  );
}

interface SideProps extends DictionaryProps {
  readonly wide: number;
}

/** The dictionary that the sentence itself is: keys are letters, and one of them is equal to the one asked for. */
function Equal({ lookup, stored, labels, theme, wide, linked, onFocus }: SideProps & { stored: Stored }) {
  const { pairs, asked, found } = stored;
  const value = found?.word ?? null;
  return (
    <>
      <p className="di-code">
        <code>
          {"{"}
          {pairs.map(([key, digit], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pair is where it is stored
            <span key={i} className="di-pair">
              {i > 0 ? ", " : ""}
              <span className="src">{key}</span>:<span className="src">{digit}</span>
            </span>
          ))}
          {"}"}[<span className="src">"{asked}"</span>]
        </code>
      </p>
      <table className="di-table">
        <thead>
          <tr>
            <th scope="col">{labels.key}</th>
            <th scope="col">{labels.value}</th>
          </tr>
        </thead>
        <tbody>
          {[...new Map(pairs)].map(([key, digit]) => (
            <tr
              key={key}
              className={`${key === asked ? "found" : "other"}${key === asked && found?.position === linked ? " linked" : ""}`}
              onPointerEnter={() => onFocus(key === asked && found ? { source: found.position } : {})}
              onPointerLeave={() => onFocus({})}
            >
              <th scope="row">{key}</th>
              <td className={key === asked ? undefined : "di-not"}>{digit}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{labels.result}</th>
            <td>
              <span className="di-key">
                {value ?? "–"}
                {found && found === lookup.found ? (
                  <Flat values={found.key} theme={theme} family="src" wide={wide} domain={lookup.domain} />
                ) : null}
              </span>
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="di-says">
        {value === null ? labels.noEqualKey(asked) : labels.equalKey({ asked, value })}
      </p>
      {pairs.length > new Set(pairs.map(([key]) => key)).size ? (
        <p className="di-says">{labels.storedTwice}</p>
      ) : null}
    </>
  );
}

/** Among vectors no key is equal: what has the largest share stands for it. */
function Largest({ lookup, entries, labels, theme, wide, sourceLanguage, linked, onFocus }: SideProps) {
  const { found, domain } = lookup;
  const { text } = tokenText(found.word);
  return (
    <>
      <p className="di-code">
        <code>
          d[<span className="src">"{text}"</span>]
        </code>
      </p>
      <table className="di-table">
        <thead>
          <tr>
            <th scope="col">{labels.key}</th>
            <th scope="col">{labels.value}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr
              key={entry.position}
              className={`${entry === found ? "found" : "other"}${entry.position === linked ? " linked" : ""}`}
              onPointerEnter={() => onFocus({ source: entry.position })}
              onPointerLeave={() => onFocus({})}
            >
              <th scope="row">
                <Word word={entry.word} language={sourceLanguage} />
              </th>
              <td>
                {entry === found ? (
                  <Flat values={entry.key} theme={theme} family="src" wide={wide} domain={domain} />
                ) : (
                  <span className="di-not">{labels.notFound}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{labels.result}</th>
            <td>
              <Flat values={found.key} theme={theme} family="src" wide={wide} domain={domain} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="di-says">{labels.found({ word: text, share: onStage(found.share) })}</p>
    </>
  );
}

function Soft(props: SideProps) {
  const { lookup, entries, row, labels, theme, wide, sourceLanguage, step, linked } = props;
  const { onFocus, onPin, onPickStep } = props;
  const { domain } = lookup;
  const query = useLetters().decoder(lookup.asking);
  const column = (id: StepId): string => (id === step ? "open" : "");
  const head = (id: StepId, text: string) => (
    <th
      scope="col"
      className={id === "encode" || id === "weighted-sum" ? column(id) : `number ${column(id)}`}
    >
      <button type="button" aria-current={id === step ? "step" : undefined} onClick={() => onPickStep(id)}>
        {text}
      </button>
    </th>
  );
  return (
    <>
      <p className="di-code">
        <code>
          attention(<span className="tgt">Q</span>, <span className="src">K</span>,{" "}
          <span className="src">V</span>)
        </code>
        <span className="di-query">
          <span className="tgt">
            {labels.query}{" "}
            <i className="math">
              {query.base}
              {query.accent}
              <sub>{query.sub}</sub>
              {query.after}
            </i>
          </span>
          <Flat values={lookup.query} theme={theme} family="tgt" wide={wide} domain={domain} />
        </span>
      </p>
      <table className="di-table" data-sum={full(lookup.sum)}>
        <thead>
          <tr>
            {head("encode", lookup.keysAreValues ? labels.keyIsValue : labels.key)}
            {head("score", labels.score)}
            {head("softmax", labels.share)}
            {head("weighted-sum", labels.given)}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr
              key={entry.position}
              className={entry.position === linked ? "linked" : undefined}
              onPointerEnter={() => onFocus({ source: entry.position })}
              onPointerLeave={() => onFocus({})}
              onClick={({ target }) =>
                (target as Element).closest("[data-number]") || onPin({ source: entry.position })
              }
            >
              <th scope="row">
                <span className="di-key">
                  <Word word={entry.word} language={sourceLanguage} />
                  <Flat values={entry.key} theme={theme} family="src" wide={wide} domain={domain} />
                </span>
              </th>
              <td className={`number ${column("score")}`}>
                <Opens
                  value={entry.score}
                  text={onStage(entry.score)}
                  number={`scores.${row}.${entry.position}`}
                />
              </td>
              <td className={`number share ${column("softmax")}`} data-share={full(entry.share)}>
                <span className="di-bar" style={{ width: `${Math.max(0, entry.share) * 36}px` }} />
                <Opens
                  value={entry.share}
                  text={onStage(entry.share)}
                  number={`weights.${row}.${entry.position}`}
                />
              </td>
              <td className={column("weighted-sum")}>
                <Flat
                  values={entry.key}
                  theme={theme}
                  family={null}
                  wide={wide}
                  thickness={Math.max(0.5, entry.share * WHOLE)}
                  domain={domain}
                  number={(u) => `weighted.${row}.${entry.position}.${u}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{labels.result}</th>
            <td />
            <td className="number share">
              <Opens value={lookup.sum} text={onStage(lookup.sum)} number={`derived.sum.weights.${row}`} />
            </td>
            <td>
              <Flat
                values={lookup.context}
                theme={theme}
                family="ctx"
                wide={wide}
                domain={domain}
                number={(u) => `context.${row}.${u}`}
              />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
