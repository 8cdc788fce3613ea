/** What the sheets of all steps share: what one is, words, vectors, letters. */
import type { ReactNode } from "react";
import type { PanelMessages } from "../../i18n/sections/panels";
import type { Family, Rich } from "../../lib/rich";
import { Sym } from "../../panels/Num";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { decimals, exponential, factor, onStage } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import type { StripLine } from "./parts";
import type { StepSheetProps } from "./StepSheet";

export interface StepBody {
  readonly say: Rich;
  readonly line: ReactNode;
  readonly body: ReactNode;
}

export type Body = (props: StepSheetProps, panels: PanelMessages) => StepBody;

export const word = (token: string | undefined): string => tokenText(token ?? "").text;
export const at = (trace: Trace, name: TensorName, i: number): Float32Array =>
  rowOf(tensorOf(trace, name), i);

/** An exponential to two decimals, to one from 100 on, so that it can be read from the last row. */
export const power = (value: number): string =>
  value >= 0.005 && value < 1e6 ? decimals(value, value >= 100 ? 1 : 2) : exponential(value, 3);

/** What stands in an exponential: less the largest, where exp would overflow without. */
export const exponent = (value: number, less: number): string =>
  less === 0 ? onStage(value) : `${onStage(value)} − ${factor(less, 2)}`;

/** A vector of the trace, with the scale of all its kin where it leaves −1..1. */
export function vector(
  label: ReactNode,
  values: Float32Array,
  family?: Family,
  key = String(family),
): StripLine {
  return { key, label, values, family };
}

export const Letter = {
  Encoder: ({ j }: { j: number }) => <Sym {...useLetters().encoder(j)} family="src" />,
  Decoder: ({ t }: { t: number }) => <Sym {...useLetters().decoder(t)} family="tgt" />,
  Context: ({ t }: { t: number }) => <Sym {...useLetters().context(t)} family="ctx" />,
  Attentional: ({ t }: { t: number }) => <Sym {...useLetters().attentional(t)} family="tgt" />,
  Score: ({ t, j }: { t: number; j: number | string }) => <Sym {...useLetters().score(t, j)} />,
  Weight: ({ t, j }: { t: number; j: number | string }) => (
    <Sym {...useLetters().weight(t, j)} family="ctx" />
  ),
};
