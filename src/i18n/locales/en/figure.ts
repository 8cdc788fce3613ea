import type { CaptionWords, FigureMessages } from "../../sections/figure";

const KINDS: Readonly<Record<CaptionWords["kind"], string>> = {
  weights: "Attention weights",
  "row-shares": "Attention weights divided by their row sums",
  "column-shares": "Attention weights divided by their column sums",
  scores: "Attention scores before the softmax",
  difference: "Differences of attention",
};
const WIRINGS: Readonly<Record<string, string>> = { luong: "Luong", bahdanau: "Bahdanau" };

const number = (value: number): string => value.toFixed(2).replace("-", "−");

/** What the numbers are. */
function name({ kind, minus }: CaptionWords): string {
  if (kind !== "difference" || !minus) return KINDS[kind];
  if (minus.of === "row") return `Attention weights minus those of the row “${minus.word}”`;
  return `Attention weights minus ${minus.of === "gold" ? "the gold alignment" : `those of “${minus.title}”`}`;
}

function subject({ title, output }: CaptionWords): string {
  return output === null ? title : `“${title}” → “${output}”`;
}

/** Which rows and columns of the table these are. */
function cut({ part }: CaptionWords): string {
  if (!part) return "";
  const range = ([from, to]: readonly [number, number]): string => `${from + 1}–${to}`;
  return ` Rows ${range(part.rows)} of ${part.of.rows}, columns ${range(part.columns)} of ${part.of.columns}.`;
}

function made(facts: CaptionWords): string {
  const { model, isNamedByInput } = facts;
  const named = `${cut(facts)}${isNamedByInput ? " Rows are named by the word that was read before them." : ""}`;
  if (!model) return named;
  const { wiring, cell, score, task, seed, step, isChanged, isForced } = model;
  const changes = [
    named,
    isChanged ? " Interventions changed this translation." : "",
    isForced ? " Words of the output were forced." : "",
  ].join("");
  const kind = [WIRINGS[wiring] ?? wiring, cell.toUpperCase(), ...(score === null ? [] : [`${score} score`])];
  return ` ${kind.join(", ")}; ${task}, seed ${seed}, ${step} ${step === 1 ? "update" : "updates"}.${changes}`;
}

export const figureEn: FigureMessages = {
  labels: {
    language: "en",
    entropy: "entropy",
    coverage: "coverage",
    sure: "gold, sure",
    possible: "gold, possible",
    scale: (kind, isDarkMore) => {
      if (kind === "weights") return isDarkMore ? "weight, darker is more" : "weight, lighter is more";
      if (kind === "row-shares" || kind === "column-shares")
        return `share of the ${kind === "row-shares" ? "row" : "column"}, ${isDarkMore ? "darker" : "lighter"} is more`;
      return kind === "scores" ? "score" : "difference";
    },
    caption: (facts) => `${name(facts)}: ${subject(facts)}.${made(facts)}`,
    description(facts) {
      const { kind, rows, columns, flip, described, more, aer, part } = facts;
      const way = flip ? "Lighter" : "Darker";
      const areShares = kind === "row-shares" || kind === "column-shares";
      const things = kind === "weights" ? "weights" : areShares ? "shares" : null;
      const colour = things === null ? "" : `${way} cells are larger ${things}. `;
      const isLook = (kind === "weights" || kind === "row-shares") && !part;
      const looksMost = isLook ? "looks most at" : "is largest at";
      const looks = described.map(
        ({ word, looked, number: n }, i) => `${word} ${i === 0 ? looksMost : "at"} ${looked} (${number(n)})`,
      );
      const rest = more > 0 ? `; ${more} more ${more === 1 ? "row follows" : "rows follow"}` : "";
      const error = aer === null ? "" : ` Alignment error rate against the gold alignment: ${number(aer)}.`;
      return `${name(facts)} as a heat map: ${subject(facts)}. Output words are its ${rows} rows, source words its ${columns} columns. ${colour}Row by row: ${looks.join("; ")}${rest}.${error}${made(facts)}`;
    },
  },
  noAttention: "This model has no attention, so there are no weights to draw. Take a model that attends.",
  tooLarge: (cells, limit) =>
    `This kind of figure can have ${limit.toLocaleString("en")} cells, the table has ${cells.toLocaleString("en")}. CSV and JSON hold all of it.`,
  missing: (characters) =>
    `The figure's font cannot draw ${characters.join(" ")}: an SVG leaves them to the reader's fonts, PDF and PNG show empty boxes.`,
  menu: {
    open: "Export",
    title: "Export figure",
    files: {
      svg: "text stays text",
      pdf: "one page, vectors",
      png: "pixels",
      tex: "pgfplots matrix plot",
      csv: "exact numbers, with a header",
      json: "words, numbers, gold, model",
    },
    pngSize: (width, height) => `${width.toLocaleString("en")} × ${height.toLocaleString("en")}`,
    kilobytes: (kB) => `${kB} kB`,
    save: "Save as",
    working: "Writing the file…",
    saved: (file) => `${file} is on its way to your downloads.`,
    failed:
      "The file could not be written: a part of the page did not load. Check the connection and try again.",
    width: "width, mm",
    points: "words, pt",
    between: (low, high) => `A number from ${low} to ${high}, please.`,
    scale: "PNG size",
    palette: "colours",
    palettes: { light: "colour", greyscale: "greyscale" },
    parts: "In the figure",
    part: {
      numbers: "weights as numbers in the cells",
      brackets: "written words above their parts",
      gold: "gold links",
      margins: "entropy and coverage",
      legend: "legend",
      caption: "caption line",
    },
    seen: (rows, columns) => `only the visible part: rows ${rows}, columns ${columns}`,
    copyImage: "Copy image",
    copySvg: "Copy SVG",
    copyAlt: "Copy alt text",
    copied: "Copied.",
    notCopied: (file) => `The browser did not allow copying, so ${file} was downloaded.`,
    preview: "Preview",
  },
};
