/** What must hold of every pair of every task, whatever wrote it. Says what is wrong, empty when nothing is. */

import type { Link, Pair } from "./pair";
import type { Task } from "./task";

export function faultsOf(pair: Pair, task: Task): string[] {
  const faults: string[] = [];
  const { source, target, sure, possible } = pair;
  if (source.length === 0 || target.length === 0) faults.push("a side is empty");
  if (source.length >= task.longestSource) faults.push("the source is longer than the task says");
  if (target.length >= task.longestTarget) faults.push("the target is longer than the task says");
  for (const word of source) if (!task.sourceWords.includes(word)) faults.push(`no source word: ${word}`);
  for (const word of target) if (!task.targetWords.includes(word)) faults.push(`no target word: ${word}`);
  const allowed = new Set(possible.map(keyOf));
  for (const link of [...sure, ...possible]) {
    const [row, column] = link;
    const inside = row >= 0 && row < target.length && column >= 0 && column < source.length;
    if (!inside || !Number.isInteger(row) || !Number.isInteger(column))
      faults.push(`${keyOf(link)} is outside`);
  }
  for (const link of sure)
    if (!allowed.has(keyOf(link))) faults.push(`${keyOf(link)} is sure but not possible`);
  if (allowed.size !== possible.length) faults.push("a possible link is there twice");
  if (new Set(sure.map(keyOf)).size !== sure.length) faults.push("a sure link is there twice");
  const linked = new Set(possible.map(([row]) => row));
  if (linked.size !== target.length) faults.push("a target word may look nowhere");
  return faults;
}

function keyOf([target, source]: Link): string {
  return `${target}-${source}`;
}
