import type { Measure } from "./display";

/** A text in lines that are no wider than `width`; a word that alone is wider is broken. */
export function wrap(text: string, size: number, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const letter of word) {
      if (line !== "" && measure(line + letter, size) > width) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** A text that is no wider than `width`, its end replaced by an ellipsis where it has to be. */
export function shorten(text: string, size: number, width: number, measure: Measure): string {
  if (measure(text, size) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && measure(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
