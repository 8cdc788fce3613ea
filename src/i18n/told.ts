/** What changed translations are said to be, in any language: which changes are said together, and numbers as roots. */
import type { Intervention } from "../trace/intervention";

/** The same word is forbidden in all rows from one to another, both counted from 0. */
export interface Bans {
  readonly kind: "bans";
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** So many are said one by one. */
const FEW = 2;

const bans = (one: Intervention | Bans): Bans | null =>
  one.kind === "bans"
    ? one
    : one.kind === "token" && "ban" in one
      ? { kind: "bans", word: one.ban, from: one.row, to: one.row }
      : null;

/** In their order; a word that is forbidden in row after row is said once. */
export function together(interventions: readonly Intervention[]): readonly (Intervention | Bans)[] {
  const runs: Intervention[][] = [];
  for (const one of interventions) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const [last, next] = [before ? bans(before) : null, bans(one)];
    if (run && last && next && last.word === next.word && next.from === last.to + 1) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run): readonly (Intervention | Bans)[] => {
    const [first, last] = [run[0], run.at(-1)];
    const [from, to] = [first ? bans(first) : null, last ? bans(last) : null];
    return from && to && run.length > FEW ? [{ ...from, to: to.to }] : run;
  });
}

/** A number, or the root that it is: √32. */
export function rootText(value: number): string {
  const square = Math.round(value ** 2);
  const isRoot = !Number.isInteger(value) && square > 1 && Math.abs(Math.sqrt(square) - value) < 1e-9;
  return isRoot ? `√${square}` : String(value);
}
