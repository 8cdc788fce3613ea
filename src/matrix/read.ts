/**
 * Someone's own attention, from the text of a file: a trace of this page, `{source, output, weights}` as JSON, or a table
 * (comma, semicolon or tab) whose first row names the source words and whose first column names the output words. A
 * table's rows are output words. What is not as it should be is refused whole, naming the place.
 */
import { dsvFormat } from "d3-dsv";
import { parseTrace, TraceFormatError } from "../trace/json";
import { matrixOfTrace } from "./fromTrace";
import { linesOfRows } from "./jsonLines";
import { type AttentionMatrix, type Gold, type Link, type MatrixKind, wordOf } from "./matrix";
import { BELOW_ONE, ROW_TOLERANCE, TABLE_BELOW_ONE } from "./rowsSum";

/** Lines, rows and columns count from 1, as people do; a line is null where the text is one long line. */
export type MatrixProblem =
  | { readonly code: "empty" }
  | { readonly code: "too-large"; readonly cells: number; readonly limit: number }
  /** Neither JSON nor a table with at least two rows and two columns. */
  | { readonly code: "not-a-table" }
  | { readonly code: "not-json"; readonly detail: string }
  | { readonly code: "field"; readonly field: string }
  /** A table of this page that holds something else than weights. */
  | { readonly code: "other-numbers"; readonly kind: Exclude<MatrixKind, "weights"> }
  /** A trace of a model that does not attend. */
  | { readonly code: "no-weights" }
  | {
      readonly code: "row-length";
      readonly line: number | null;
      readonly row: number;
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly code: "row-count"; readonly expected: number; readonly actual: number }
  | {
      readonly code: "number";
      readonly line: number | null;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  /** A weight is a share, 0 … 1. */
  | {
      readonly code: "range";
      readonly line: number | null;
      readonly row: number;
      readonly column: number;
      readonly value: number;
    }
  | { readonly code: "row-sum"; readonly line: number | null; readonly row: number; readonly sum: number };

export class MatrixError extends Error {
  readonly problem: MatrixProblem;
  constructor(problem: MatrixProblem) {
    super(problem.code);
    this.name = "MatrixError";
    this.problem = problem;
  }
}

function refuse(problem: MatrixProblem): never {
  throw new MatrixError(problem);
}

const LARGEST = 4_000_000;
const OTHERS = ["scores", "difference", "row-shares", "column-shares"] as const;

interface Line {
  readonly line: number | null;
  readonly values: readonly unknown[];
}

/** Throws MatrixError. */
export function readMatrix(text: string, name: string): AttentionMatrix {
  const clean = text.replace(/^\uFEFF/, "").normalize("NFC");
  if (clean.trim() === "") refuse({ code: "empty" });
  return /^\s*[[{]/.test(clean) ? readJson(clean, name) : readTable(clean, name);
}

function readJson(text: string, name: string): AttentionMatrix {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    refuse({ code: "not-json", detail: error instanceof Error ? error.message : "" });
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    refuse({ code: "field", field: "weights" });
  const fields = json as Readonly<Record<string, unknown>>;
  if ("tensors" in fields) return readTrace(fields, name);
  const columns = texts(fields.source, "source");
  const rows = texts(fields.output, "output");
  const { weights } = fields;
  const other = weights === undefined ? OTHERS.find((kind) => Array.isArray(fields[kind])) : undefined;
  if (other) refuse({ code: "other-numbers", kind: other });
  if (!Array.isArray(weights)) refuse({ code: "field", field: "weights" });
  const numbering = linesOfRows(text, "weights");
  const lines = weights.map((values: unknown, i): Line => {
    if (!Array.isArray(values)) refuse({ code: "field", field: `weights[${i}]` });
    return { line: numbering[i] ?? null, values };
  });
  const numbers = numbersOf(lines, rows.length, columns.length, fields.rowsSum === BELOW_ONE, (value) =>
    typeof value === "number" ? value : Number.NaN,
  );
  return {
    title: typeof fields.title === "string" ? fields.title : name,
    kind: "weights",
    rows: rows.map(wordOf),
    columns: columns.map(wordOf),
    numbers,
    brackets: [],
    gold: fields.gold === undefined ? null : goldOf(fields.gold, rows.length, columns.length),
    model: null,
  };
}

function readTrace(fields: Readonly<Record<string, unknown>>, name: string): AttentionMatrix {
  try {
    const matrix = matrixOfTrace(parseTrace(fields), "weights");
    return matrix ? { ...matrix, title: matrix.title || name } : refuse({ code: "no-weights" });
  } catch (error) {
    if (error instanceof TraceFormatError) refuse({ code: "field", field: error.field });
    throw error;
  }
}

function texts(value: unknown, field: string): readonly string[] {
  const isTexts = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");
  return isTexts ? (value as readonly string[]) : refuse({ code: "field", field });
}

function goldOf(value: unknown, rows: number, columns: number): Gold {
  const part = (field: "sure" | "possible"): Link[] => {
    const links: unknown = (value as Readonly<Record<string, unknown>> | null)?.[field] ?? [];
    const isLink = (link: unknown): boolean =>
      Array.isArray(link) && link.length === 2 && isBelow(link[0], rows) && isBelow(link[1], columns);
    if (!Array.isArray(links) || !links.every(isLink)) refuse({ code: "field", field: `gold.${field}` });
    return links as Link[];
  };
  const sure = part("sure");
  const { isPart } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { sure, possible: [...sure, ...part("possible")], ...(isPart === true ? { isPart } : {}) };
}

const isBelow = (value: unknown, limit: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < limit;

/** Which of the separators the first line has most of. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string): number => first.split(separator).length;
  return ["\t", ";", ","].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function readTable(text: string, name: string): AttentionMatrix {
  const separator = separatorOf(text);
  let line = 1;
  const parsed = dsvFormat(separator).parseRows(text, (values): { line: number; values: string[] } => {
    const at = line;
    line += 1 + values.reduce((breaks, value) => breaks + value.split("\n").length - 1, 0);
    return { line: at, values };
  });
  const [head, ...body] = parsed.filter(({ values }) => values.some((value) => value.trim() !== ""));
  if (!head || body.length === 0 || head.values.length < 2) refuse({ code: "not-a-table" });
  const columns = head.values.slice(1);
  const isBelowOne = head.values[0]?.trim() === TABLE_BELOW_ONE;
  const lines = body.map(({ line: at, values }): Line => ({ line: at, values: values.slice(1) }));
  // A decimal comma stands where the comma does not separate.
  const point = (value: string): string => (separator === "," ? value : value.replace(",", "."));
  const numbers = numbersOf(lines, body.length, columns.length, isBelowOne, (value) => {
    const trimmed = String(value).trim();
    return trimmed === "" ? Number.NaN : Number(point(trimmed));
  });
  return {
    title: name,
    kind: "weights",
    rows: body.map(({ values }) => wordOf((values[0] ?? "").trim())),
    columns: columns.map((column) => wordOf(column.trim())),
    numbers,
    brackets: [],
    gold: null,
    model: null,
  };
}

/** All rows as shares that sum to 1, or to less where the file says so; the first that does not is refused. */
function numbersOf(
  lines: readonly Line[],
  rows: number,
  columns: number,
  isBelowOne: boolean,
  toNumber: (value: unknown) => number,
): Float64Array {
  if (lines.length !== rows) refuse({ code: "row-count", expected: rows, actual: lines.length });
  if (rows * columns > LARGEST) refuse({ code: "too-large", cells: rows * columns, limit: LARGEST });
  const numbers = new Float64Array(rows * columns);
  lines.forEach(({ line, values }, i) => {
    const at = { line, row: i + 1 };
    if (values.length !== columns)
      refuse({ code: "row-length", ...at, expected: columns, actual: values.length });
    let sum = 0;
    values.forEach((given, j) => {
      const value = toNumber(given);
      if (!Number.isFinite(value)) refuse({ code: "number", ...at, column: j + 1, text: textOf(given) });
      if (value < 0 || value > 1 + ROW_TOLERANCE) refuse({ code: "range", ...at, column: j + 1, value });
      sum += value;
      numbers[i * columns + j] = value;
    });
    if (sum > 1 + ROW_TOLERANCE || (!isBelowOne && sum < 1 - ROW_TOLERANCE))
      refuse({ code: "row-sum", ...at, sum });
  });
  return numbers;
}

function textOf(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 40);
}
