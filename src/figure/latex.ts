/**
 * A figure as LaTeX: a matrix plot of pgfplots over a table of the exact numbers, for LuaLaTeX. The file is a document
 * by itself and can also be \input into one; its first lines say what that one needs.
 */
import { type AttentionMatrix, isShares } from "../matrix/matrix";
import { coverages, entropies } from "../matrix/statistics";
import { decimals } from "../viz/format";
import { cellText } from "./cells";
import { captionFacts } from "./description";
import { type Figure, type FigureText, POINTS_PER_MM } from "./display";
import type { FigureLabels } from "./labels";
import { mostBits } from "./margins";
import { exactText } from "./numbers";
import { coloursOf, type FigureColours } from "./palette";
import type { FigureSettings } from "./settings";
import { short } from "./svg";

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  _: "\\_",
  "&": "\\&",
  "#": "\\#",
  $: "\\$",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "→": "$\\to$",
  "−": "$-$",
  "␣": "\\textvisiblespace{}",
};

/** A text that LaTeX prints as it is written here. */
export function escapeLatex(text: string): string {
  return text
    .replace(/[\\{}%_&#$~^<>→−␣]/g, (character) => SPECIAL[character] ?? character)
    .replace(/\p{Cc}/gu, " ");
}

const HANGUL = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LEVELS = 17;

/** In a comment no line may end before it does. */
const comment = (text: string): string => text.replace(/\s+/g, " ");

const colour = (hex: string): string =>
  (hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex).slice(1).toUpperCase();

export interface LatexInput {
  readonly matrix: AttentionMatrix;
  readonly figure: Figure;
  readonly settings: FigureSettings;
  readonly labels: FigureLabels;
}

export function writeLatex(input: LatexInput): string {
  const { matrix, figure, labels } = input;
  const caption = labels.caption(captionFacts(matrix));
  const texts = [...matrix.rows, ...matrix.columns].map(({ text }) => text).join("");
  const hasHangul = HANGUL.test(`${texts}${caption}${labels.entropy}${labels.coverage}`);
  return `${[
    `% ${comment(caption)}`,
    `% ${comment(figure.description)}`,
    "% Compile with lualatex, or \\input it into a document whose preamble has the lines between the two marks.",
    "\\makeatletter",
    "\\expandafter\\newif\\csname ifloomalone\\endcsname",
    "\\ifx\\@nodocument\\relax\\loomalonefalse\\else\\loomalonetrue\\fi",
    "\\makeatother",
    "\\def\\loomend{\\end{document}}",
    "\\ifloomalone",
    "\\documentclass[border=1pt]{standalone}",
    "% --- preamble",
    "\\usepackage{fontspec}",
    ...(hasHangul ? hangulFonts() : []),
    "\\usepackage{pgfplots}",
    "\\pgfplotsset{compat=1.17}",
    "\\usetikzlibrary{calc}",
    "% ---",
    "\\begin{document}",
    "\\fi",
    ...picture(input, caption),
    "\\ifloomalone\\expandafter\\loomend\\fi",
  ].join("\n")}\n`;
}

/** luatexko's own default is a font that few have; the first of these that is there is taken. */
function hangulFonts(): string[] {
  const families = ["Noto Sans CJK KR", "Noto Sans KR", "Pretendard", "Apple SD Gothic Neo", "Malgun Gothic"];
  const choose = families.reduceRight(
    (rest, family) => `\\IfFontExistsTF{${family}}{\\setmainhangulfont{${family}}}{${rest}}`,
    "\\setmainhangulfont{UnDotum.ttf}",
  );
  return ["\\usepackage{luatexko}", choose];
}

function picture(input: LatexInput, caption: string): string[] {
  const { matrix, figure, settings } = input;
  const { points, parts } = settings;
  const { grid } = figure;
  const colours = coloursOf(matrix, settings);
  const [low, high] = colours.domain;
  const text = exactText(matrix.numbers);
  const [rows, columns] = [matrix.rows.length, matrix.columns.length];
  const hasMargins =
    parts.margins && figure.items.some((item) => item.kind === "rect" && item.role === "bar");
  const names = (words: AttentionMatrix["rows"], role: "row" | "column"): string => {
    const drawn = figure.items.filter(
      (item): item is FigureText => item.kind === "text" && item.role === role,
    );
    // Where rows or columns are too narrow only every second, third … has a name.
    const every = Math.max(1, Math.round(words.length / Math.max(1, drawn.length)));
    return words.map((word, i) => (i % every === 0 ? `{${escapeLatex(word.text)}}` : "{}")).join(",");
  };
  const isFlat = !figure.items.some(
    (item) => item.kind === "text" && item.role === "column" && item.turn !== "flat",
  );
  const stops = Array.from(
    { length: LEVELS },
    (_, i) => `rgb255=(${channels(colours.at(i / (LEVELS - 1)))})`,
  );
  const table = Array.from(matrix.numbers, (value, k) =>
    [k % columns, Math.floor(k / columns), text(value)].join(" "),
  );
  const style = `font=\\fontsize{${points}pt}{${short(1.2 * points)}pt}\\selectfont`;
  const colourbar = parts.legend
    ? [
        "  colorbar horizontal,",
        `  colorbar style={width=${short(9 * points)}pt, height=${short(0.8 * points)}pt, xtick={${low},${high}}, xticklabels={${[low, high].map((end) => escapeLatex(isShares(matrix.kind) ? String(end) : decimals(end, 2))).join(",")}}, xlabel={${escapeLatex(input.labels.scale(matrix.kind, !settings.flip))}}, at={(parent axis.south west)}, anchor=north west, yshift=-${short((hasMargins ? 4 : 1) * points)}pt},`,
      ]
    : [];
  return [
    `\\begin{tikzpicture}[${style}]`,
    `\\definecolor{loomrow}{HTML}{${colour(colours.row)}}\\definecolor{loomcolumn}{HTML}{${colour(colours.column)}}`,
    `\\definecolor{loomquiet}{HTML}{${colour(colours.quiet)}}\\definecolor{loombar}{HTML}{${colour(colours.bar)}}\\definecolor{loomgold}{HTML}{${colour(colours.gold)}}`,
    "\\begin{axis}[",
    "  name=loom, scale only axis, clip=false, axis line style={draw=none}, tick style={draw=none}, y dir=reverse,",
    `  x=${short(grid.cellWidth)}pt, y=${short(grid.cellHeight)}pt,`,
    `  xmin=-0.5, xmax=${columns - 0.5}, ymin=-0.5, ymax=${rows - 0.5}, enlargelimits=false,`,
    "  xticklabel pos=upper,",
    `  xtick={0,...,${columns - 1}}, ytick={0,...,${rows - 1}},`,
    `  xticklabels={${names(matrix.columns, "column")}},`,
    `  yticklabels={${names(matrix.rows, "row")}},`,
    `  xticklabel style={text=loomcolumn${isFlat ? "" : ", rotate=90, anchor=west"}}, yticklabel style={text=loomrow},`,
    `  colormap={loom}{${stops.join(" ")}}, point meta min=${low}, point meta max=${high},`,
    ...colourbar,
    "]",
    `\\addplot[matrix plot*, mesh/cols=${columns}, mesh/rows=${rows}, point meta=explicit] table[x=column, y=row, meta=number] {`,
    "column row number",
    ...table,
    "};",
    ...(parts.gold ? goldFrames(matrix) : []),
    ...numbersInCells(matrix, figure, colours),
    ...brackets(matrix, figure),
    ...(hasMargins ? margins(input) : []),
    "\\end{axis}",
    ...(parts.caption
      ? [
          `\\node[anchor=north west, align=left, inner sep=0pt, yshift=-${short(0.6 * points)}pt, text width=${short(figure.width / POINTS_PER_MM)}mm] at (current bounding box.south west) {${escapeLatex(caption)}};`,
        ]
      : []),
    "\\end{tikzpicture}",
  ];
}

function channels(hex: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(",");
}

function goldFrames({ gold }: AttentionMatrix): string[] {
  if (!gold) return [];
  const sure = new Set(gold.sure.map((link) => link.join()));
  const frame = ([row, column]: readonly [number, number], dash: string): string => {
    const [x1, y1, x2, y2] = [column - 0.43, row - 0.43, column + 0.43, row + 0.43].map(short);
    const path = `(axis cs:${x1},${y1}) rectangle (axis cs:${x2},${y2});`;
    return `\\draw[white, line width=1.8pt] ${path}\\draw[loomgold, line width=0.9pt${dash}] ${path}`;
  };
  return [
    ...gold.sure.map((link) => frame(link, "")),
    ...gold.possible.filter((link) => !sure.has(link.join())).map((link) => frame(link, ", dashed")),
  ];
}

/** In the cells where the figure has room for them. */
function numbersInCells(matrix: AttentionMatrix, figure: Figure, colours: FigureColours): string[] {
  const first = figure.items.find((item) => item.kind === "text" && item.role === "number");
  if (first?.kind !== "text") return [];
  const width = matrix.columns.length;
  const size = `font=\\fontsize{${short(first.size)}pt}{${short(first.size)}pt}\\selectfont`;
  return Array.from(matrix.numbers).flatMap((value, k) => {
    const text = cellText(value);
    if (text === "") return [];
    const ink = colours.ink(colours.fill(value));
    const place = `(axis cs:${k % width},${Math.floor(k / width)})`;
    return `\\node[inner sep=0pt, ${size}, text={rgb,255:red,${channelOf(ink, 0)};green,${channelOf(ink, 1)};blue,${channelOf(ink, 2)}}] at ${place} {${escapeLatex(text)}};`;
  });
}

function channelOf(hex: string, i: number): number {
  return Number.parseInt(colour(hex).slice(2 * i, 2 * i + 2), 16);
}

/** Above the labels, whose height is the layout's and some room for a wider font. */
function brackets({ brackets: spans }: AttentionMatrix, { items, grid }: Figure): string[] {
  if (!items.some((item) => item.kind === "text" && item.role === "bracket")) return [];
  const widest = Math.max(
    ...items.map((item) => (item.kind === "text" && item.role === "column" ? grid.top - item.y : 0)),
  );
  const columns = items.filter((item) => item.kind === "text" && item.role === "column");
  const size = columns[0]?.kind === "text" ? columns[0].size : 8;
  const low = 1.1 * widest + 1.4 * size;
  const place = (column: number, height: number): string =>
    `([yshift=${short(height)}pt]axis cs:${short(column)},-0.5)`;
  return spans.map(({ text, from, to }) => {
    const [x1, x2] = [from - 0.4, to - 0.6];
    const path = [place(x1, low), place(x1, low + 2), place(x2, low + 2), place(x2, low)].join(" -- ");
    const word = `\\node[anchor=south, inner sep=1pt, text=loomcolumn] at ${place((x1 + x2) / 2, low + 2)} {${escapeLatex(text)}};`;
    return `\\draw[loomquiet, line width=0.4pt] ${path};${word}`;
  });
}

/** Entropies to the right, coverages below, as in the figure. */
function margins({ matrix, settings, labels }: LatexInput): string[] {
  const { points } = settings;
  const [rows, columns] = [matrix.rows.length, matrix.columns.length];
  const most = mostBits(matrix);
  const right = short(columns - 0.5);
  const bottom = short(rows - 0.5);
  const gap = short(points / 2);
  const bits = entropies(matrix).map((value, i) => {
    const length = short((value / most) * 3.5 * points + points / 2);
    return `\\fill[loombar] ([xshift=${gap}pt]axis cs:${right},${short(i - 0.2)}) rectangle ([xshift=${length}pt]axis cs:${right},${short(i + 0.2)});`;
  });
  const full = short(4 * points);
  const sums = coverages(matrix);
  const largest = Math.max(1, ...sums);
  const deep = (value: number): string => short((value / largest) * 2.2 * points + points / 2);
  const looked = sums.map(
    (value, j) =>
      `\\fill[loombar] ([yshift=-${gap}pt]axis cs:${short(j - 0.3)},${bottom}) rectangle ([yshift=-${deep(value)}pt]axis cs:${short(j + 0.3)},${bottom});`,
  );
  const word = "inner sep=0pt, text=loomquiet";
  return [
    ...bits,
    `\\node[anchor=south west, ${word}, xshift=${gap}pt, yshift=${gap}pt] at (axis cs:${right},-0.5) {${escapeLatex(labels.entropy)}};`,
    `\\draw[loomquiet, line width=0.4pt, dotted] ([xshift=${full}pt]axis cs:${right},-0.5) -- ([xshift=${full}pt]axis cs:${right},${bottom}) node[anchor=north east, ${word}, yshift=-${short(points / 4)}pt] {${decimals(most, 2)}};`,
    ...looked,
    `\\draw[loomquiet, line width=0.4pt, dotted] ([yshift=-${deep(1)}pt]axis cs:-0.5,${bottom}) -- ([yshift=-${deep(1)}pt]axis cs:${right},${bottom}) node[right, ${word}, inner sep=2pt] {1};`,
    `\\node[anchor=north east, ${word}, xshift=-${gap}pt, yshift=-${gap}pt] at (axis cs:-0.5,${bottom}) {${escapeLatex(labels.coverage)}};`,
  ];
}
