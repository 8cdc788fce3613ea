/** A number and the arithmetic behind it: its equation in symbols and with numbers, every operand, and the same in float64. */
import { Fragment, useMemo } from "react";
import type { Equation, Source } from "../../arithmetic/equation";
import { type Expression, type NumberNode, type Ref, seriesOf } from "../../arithmetic/expression";
import { agrees, type Opening, openNumber } from "../../arithmetic/openNumber";
import { writeRef } from "../../arithmetic/ref";
import type { OpenedMessages } from "../../i18n/sections/opened";
import { isWorked } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import type { Focus } from "../../viz/focus";
import { fullForReading, scientific } from "../../viz/format";
import { type Letters, useLetters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { Tick } from "../CheckLine";
import { Formula } from "../Formula";
import { equationTex, largestTex, type Naming } from "./equationTex";
import { LiveEquation } from "./LiveEquation";
import { SymbolText, symbolOf, symbolTex } from "./symbols";
import { Terms } from "./Terms";
import { placeOf, thingOf } from "./things";
import { six, Value } from "./Value";

export interface OpenedNumberProps {
  /** With all parameters of the model. */
  readonly trace: Trace;
  readonly numberRef: Ref;
  readonly words: OpenedMessages;
  readonly focus: Focus;
}

/** Null where the trace does not have it. */
export function tryOpen(trace: Trace, ref: Ref): Opening | null {
  try {
    return openNumber(trace, ref);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export interface Disagreement {
  readonly number: string;
  readonly model: string;
  readonly again: string;
  readonly update: number;
}

/** Both numbers where they do not agree; null where they do, or where there is nothing to compare. */
export function disagreementOf(trace: Trace, opening: Opening, tolerance: number): Disagreement | null {
  if (opening.kind !== "computed") return null;
  const { value, again, ref } = opening;
  if (agrees(opening, tolerance)) return null;
  return {
    number: writeRef(ref),
    model: fullForReading(value),
    again: fullForReading(again),
    update: trace.model.step,
  };
}

export function OpenedNumber({
  trace,
  numberRef,
  words,
  focus,
  tolerance,
}: OpenedNumberProps & { tolerance: number }) {
  const letters = useLetters();
  const opening = useMemo(() => tryOpen(trace, numberRef), [trace, numberRef]);
  if (!opening) return <p className="opened-note">{words.unknown(writeRef(numberRef))}</p>;
  const { kind, ref, shape, value } = opening;
  const equation = kind === "computed" || kind === "derived" ? opening.equation : null;
  return (
    <div className="opened-body" data-number-opened={writeRef(ref)} data-kind={kind} data-value={value}>
      <p className="opened-head">
        <SymbolText symbol={symbolOf(trace, letters, ref)} /> <span className="equals">=</span>{" "}
        <output className="opened-value" title={fullForReading(value)}>
          {kind === "word" ? value : six(value)}
        </output>
      </p>
      <p className="opened-place">
        <b>{words.things[thingOf(ref)]}</b> · {words.place(placeOf(trace, ref))}
      </p>
      <p className="tensors">
        {kind === "derived" ? (
          words.derivedName
        ) : (
          <code>
            {ref.name}[{ref.at.join(", ")}]
          </code>
        )}{" "}
        <span className="shape">{words.shape(shape.join(", "))}</span>
      </p>
      {equation ? <Arithmetic {...{ trace, numberRef, letters, words, focus, equation, value }} /> : null}
      <Mark trace={trace} opening={opening} words={words} tolerance={tolerance} />
      {equation ? <SourceLine source={equation.source} words={words} /> : null}
    </div>
  );
}

interface ArithmeticProps extends OpenedNumberProps {
  readonly letters: Letters;
  readonly equation: Equation;
  readonly value: number;
}

function Arithmetic({ trace, numberRef, letters, words, focus, equation, value }: ArithmeticProps) {
  const { forms, word } = equation;
  const [first] = forms;
  const last = forms.at(-1) ?? first;
  const sums = (seriesOf(first).length > 0 ? seriesOf(first) : seriesOf(last)).filter(
    ({ how }) => how === "sum",
  );
  return (
    <>
      <p className="say">{words.says[equation.id]}</p>
      {equation.overflows ? <p className="caption">{words.overflows}</p> : null}
      <Form {...{ trace, letters, focus, value, numberRef }} form={first} />
      {forms.length > 1 ? (
        <>
          <p className="caption">{words.asComputed}</p>
          <Form {...{ trace, letters, focus, value, numberRef }} form={last} />
        </>
      ) : null}
      {word ? (
        <p className="caption">
          {words.lookedUp(tokenText(word.token).text, word.id.value)}{" "}
          {word.id.ref ? (
            <button type="button" className="num open-number" data-number={writeRef(word.id.ref)}>
              {word.id.value}
            </button>
          ) : null}
        </p>
      ) : null}
      <Operands {...{ trace, letters, words }} form={first} />
      {sums.map((series, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sum is its place in the equation
        <Terms key={i} {...{ trace, letters, words, series }} />
      ))}
    </>
  );
}

interface FormProps extends Pick<ArithmeticProps, "trace" | "letters" | "focus" | "value" | "numberRef"> {
  readonly form: Expression;
}

/** In symbols, and the same with the numbers. */
function Form({ trace, letters, focus, value, numberRef, form }: FormProps) {
  const name: Naming = ({ ref }, series) => (ref ? symbolTex(trace, letters, ref, series) : "");
  const tex = `${symbolTex(trace, letters, numberRef)} = ${equationTex(form, name)}${largestTex(form, name)}`;
  return (
    <div className="formulas">
      <Formula tex={tex} tall={/\\frac|\\sum/.test(tex)} focus={focus} />
      <p className="live">
        <LiveEquation expression={form} /> = <b className="num result">{six(value)}</b>
      </p>
    </div>
  );
}

/** Numbers outside of sums, each once. */
function singles(form: Expression): NumberNode[] {
  switch (form.kind) {
    case "number":
      return form.ref ? [form] : [];
    case "call":
      return singles(form.of);
    case "operation":
      return form.parts.flatMap(singles);
    case "series":
      return [];
  }
}

interface OperandsProps extends Pick<ArithmeticProps, "trace" | "letters" | "words"> {
  readonly form: Expression;
}

function Operands({ trace, letters, words, form }: OperandsProps) {
  const seen = new Map(
    singles(form).flatMap((node) => (node.ref ? [[writeRef(node.ref), node] as const] : [])),
  );
  if (seen.size === 0) return null;
  return (
    <dl className="operands" aria-label={words.operands}>
      {[...seen].map(([key, node]) =>
        node.ref ? (
          <Fragment key={key}>
            <dt>
              <SymbolText symbol={symbolOf(trace, letters, node.ref)} />
              <span className="operand-name">{words.things[thingOf(node.ref)]}</span>
            </dt>
            <dd>
              <Value node={node} />
            </dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}

/** Who made a parameter's number: training, the hand that made the example, or an intervention. */
function originOf(trace: Trace, { name }: Ref): keyof OpenedMessages["parameter"] {
  if (trace.interventions.some((one) => one.kind === "parameter" && one.name === name)) return "zeroed";
  return isWorked(trace.model.task) ? "handSet" : "learned";
}

function Mark({
  trace,
  opening,
  words,
  tolerance,
}: Pick<OpenedNumberProps, "trace" | "words"> & { opening: Opening; tolerance: number }) {
  switch (opening.kind) {
    case "computed": {
      const { value, again } = opening;
      const difference = value === again ? "0" : scientific(Math.abs(value - again), 1);
      if (disagreementOf(trace, opening, tolerance))
        return (
          <p className="check failed" data-check="failed">
            {words.disagrees(fullForReading(value), fullForReading(again), difference)} {words.reported}
          </p>
        );
      return (
        <p className="check" data-check="passed" data-again={again}>
          <Tick />
          {words.agrees(difference)}
        </p>
      );
    }
    case "derived":
      return <p className="check">{words.derived}</p>;
    case "backpropagated":
      return <p className="check">{words.backpropagated}</p>;
    case "by-hand":
      return <p className="check">{words.byHand[opening.why]}</p>;
    case "parameter":
      return <p className="check">{words.parameter[originOf(trace, opening.ref)]}</p>;
    case "word": {
      const { name, at } = opening.ref;
      const { tokens } = name === "source.ids" ? trace.source : trace.output;
      return <p className="check">{words.isWord(tokenText(tokens[at[0] ?? 0] ?? "").text)}</p>;
    }
  }
}

function SourceLine({ source, words }: { source: Source | null; words: OpenedMessages }) {
  const said = source
    ? [
        words.papers[source.paper],
        ...(source.equation ? [words.equation(source.equation)] : []),
        ...(source.section ? [words.section(source.section)] : []),
      ].join(", ")
    : words.ownSource;
  return (
    <p className="reuse">
      {words.source}: {said}
    </p>
  );
}
