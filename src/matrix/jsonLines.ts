/**
 * On which line each row of an array of arrays begins in the text of a JSON object: JSON.parse keeps no places, and
 * "row 7" is hard to find in a file of a thousand rows. The text has been parsed before, so it is JSON.
 */
export function linesOfRows(text: string, field: string): readonly (number | null)[] {
  const isOneLine = !text.trim().includes("\n");
  const lines: (number | null)[] = [];
  let line = 1;
  let depth = 0;
  /** The depth of the field's own array; 0 outside of it. */
  let inside = 0;
  let key = "";
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "\n") line += 1;
    else if (character === '"') {
      const end = endOfString(text, i);
      if (depth === 1) key = text.slice(i + 1, end);
      i = end;
    } else if (character === "[" || character === "{") {
      depth += 1;
      if (inside > 0 && depth === inside + 1) lines.push(isOneLine ? null : line);
      else if (depth === 2 && character === "[" && key === field) inside = depth;
    } else if (character === "]" || character === "}") {
      depth -= 1;
      if (inside > 0 && depth < inside) return lines;
    }
  }
  return lines;
}

function endOfString(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}
