/** Which terms of a formula stand for what is touched, and what a term stands for. */
import { TENSORS, type TensorName } from "../../trace/tensors";
import type { Focus } from "../../viz/focus";

export interface TermData {
  readonly tensor?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
}

const agrees = (own: string | undefined, wanted: number | undefined): boolean =>
  own === undefined || wanted === undefined || Number(own) === wanted;

/** What stands for a whole row. */
const OF_A_ROW: readonly string[] = ["decoderState", "query", "probabilities"];

/** A thing is touched by what it is; a column or a row by all that belongs to it alone. */
export function isTouched(term: TermData, { tensor, source, target }: Focus): boolean {
  if (tensor !== undefined)
    return term.tensor === tensor && agrees(term.source, source) && agrees(term.target, target);
  if (source !== undefined)
    return Number(term.source ?? Number.NaN) === source && agrees(term.target, target);
  return target !== undefined && OF_A_ROW.includes(term.tensor ?? "") && Number(term.target) === target;
}

/** The focus that a term asks for; nothing for what is no term. */
export function spotOf({ tensor, source, target }: TermData): Focus {
  if (tensor === undefined || !Object.hasOwn(TENSORS, tensor)) return {};
  return {
    tensor: tensor as TensorName,
    ...(source === undefined ? {} : { source: Number(source) }),
    ...(target === undefined ? {} : { target: Number(target) }),
  };
}
