import { useEffect, useMemo, useState } from "react";
import type { Figure } from "../../../figure/display";
import type { Face } from "../../../figure/font/face";
import type { FigureLabels } from "../../../figure/labels";
import {
  FIGURE_FORMATS,
  type FigureFormat,
  type FigureSettings,
  type PngScale,
} from "../../../figure/settings";
import { canBeWritten, drawFigure, type FigureRequest } from "../../../figure/write";
import type { AttentionMatrix } from "../../../matrix/matrix";
import { loadFace, loadResvg } from "./assets";
import { isOffered, writeFile } from "./files";

/** The font, once it is there; null too where it could not be loaded. */
export function useFace(): { readonly face: Face | null; readonly isLost: boolean } {
  const [face, setFace] = useState<Face | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let wanted = true;
    loadFace().then(
      (loaded) => wanted && setFace(loaded),
      () => wanted && setLost(true),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return { face, isLost };
}

/** How long nothing may change before the sizes are measured: while a model trains, its numbers change all the time. */
const PAUSE = 250;

/** The newest value that stood for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export interface Drawing {
  readonly request: FigureRequest | null;
  readonly figure: Figure | null;
}

/** Null where the table is too large or the font is not there. */
export function useDrawing(
  matrix: AttentionMatrix,
  settings: FigureSettings,
  labels: FigureLabels,
  scale: PngScale,
  face: Face | null,
): Drawing {
  return useMemo(() => {
    if (!face || !canBeWritten("svg", matrix)) return { request: null, figure: null };
    const request: FigureRequest = { matrix, settings, labels, face, scale, resvg: loadResvg };
    return { request, figure: drawFigure(request) };
  }, [matrix, settings, labels, scale, face]);
}

/** What the files take, bytes; a PNG's is known when it was made. And the SVG, to be looked at. */
export interface Written {
  readonly sizes: Readonly<Partial<Record<FigureFormat, number>>>;
  readonly svg: string | null;
}

/** Files of more cells are written only when they are asked for: it takes a while. */
const MEASURED = 40_000;

export function useWritten(matrix: AttentionMatrix, { request, figure }: Drawing): Written {
  const [written, setWritten] = useState<Written>({ sizes: {}, svg: null });
  useEffect(() => {
    if (matrix.numbers.length > MEASURED) return setWritten({ sizes: {}, svg: null });
    let wanted = true;
    const measure = async (): Promise<void> => {
      const files = await Promise.all(
        FIGURE_FORMATS.map(async (format) => {
          const isMade = format !== "png" && isOffered(format, matrix, figure);
          return [format, isMade ? await writeFile(format, matrix, figure, request) : null] as const;
        }),
      );
      const sizes = Object.fromEntries(
        files.flatMap(([format, bytes]) => (bytes ? [[format, bytes.length]] : [])),
      );
      const svg = files.find(([format]) => format === "svg")?.[1];
      if (wanted) setWritten({ sizes, svg: svg ? new TextDecoder().decode(svg) : null });
    };
    measure().catch(() => {});
    return () => {
      wanted = false;
    };
  }, [matrix, request, figure]);
  return written;
}
