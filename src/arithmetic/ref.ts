/** How a number is named in a link: `weights.3.2`; a chain of opened numbers is joined by `~`. */
import type { Ref } from "./expression";

export const writeRef = ({ name, at }: Ref): string => [name, ...at].join(".");

/** The indices are the whole numbers at the end; null where there is no name before them. */
export function readRef(text: string): Ref | null {
  const parts = text.split(".");
  let end = parts.length;
  while (end > 0 && /^\d{1,6}$/.test(parts[end - 1] ?? "")) end -= 1;
  const name = parts.slice(0, end).join(".");
  return name === "" ? null : { name, at: parts.slice(end).map(Number) };
}

export const writeChain = (chain: readonly Ref[]): string => chain.map(writeRef).join("~");

/** From the first number that was opened to the one in view; null where a part of it is not a number's name. */
export function readChain(text: string): readonly Ref[] | null {
  if (text === "") return [];
  const refs = text.split("~").map(readRef);
  return refs.every((ref) => ref !== null) ? refs : null;
}
