/** The kinds of files with a word on each, a preview, how the figure is to look, and what can be copied. */
import { useState } from "react";
import { pixelsOf } from "../../../figure/pixels";
import {
  DEFAULT_FIGURE,
  type FigureFormat,
  type FigureSettings,
  type PngScale,
} from "../../../figure/settings";
import { canBeWritten, limitOf, undrawable } from "../../../figure/write";
import { FIGURE_LOCALES } from "../../../i18n/figureLocales";
import type { FigureMessages } from "../../../i18n/sections/figure";
import type { AttentionMatrix } from "../../../matrix/matrix";
import { useLoomState } from "../../../state/useStore";
import { download } from "./download";
import "./export.css";
import { FigureSettingsForm } from "./FigureSettingsForm";
import { fileName, isOffered, TYPES, writeFile } from "./files";
import { useDrawing, useFace, useSettled, useWritten } from "./useFigure";

const ROWS: readonly { readonly format: FigureFormat; readonly name: string }[] = [
  { format: "svg", name: "SVG" },
  { format: "pdf", name: "PDF" },
  { format: "png", name: "PNG" },
  { format: "tex", name: "LaTeX" },
  { format: "csv", name: "CSV" },
  { format: "json", name: "JSON" },
];

/** A larger one is only saved, not looked at. */
const PREVIEWED = 1_000_000;

interface ExportPanelProps {
  readonly matrix: AttentionMatrix;
  /** The part of it that is seen; null where all of it is. */
  readonly seen?: AttentionMatrix | null;
  readonly flip: boolean;
}

export function ExportPanel({ matrix: whole, seen = null, flip }: ExportPanelProps) {
  const words = FIGURE_LOCALES[useLoomState((state) => state.scene.language)];
  const { menu } = words;
  const [isPart, setPart] = useState(false);
  const matrix = useSettled(isPart && seen ? seen : whole);
  const [settings, setSettings] = useState<FigureSettings>({ ...DEFAULT_FIGURE, flip });
  const [scale, setScale] = useState<PngScale>(2);
  const [said, setSaid] = useState("");
  const [pngBytes, setPngBytes] = useState<number | null>(null);
  const { face, isLost } = useFace();
  const drawing = useDrawing(matrix, settings, words.labels, scale, face);
  const { figure, request } = drawing;
  const { sizes, svg } = useWritten(matrix, drawing);
  const missing = figure && request ? undrawable(figure, request) : [];
  const refused = ROWS.find(({ format }) => !canBeWritten(format, matrix));
  const limit = refused && limitOf(refused.format);

  const make = (format: FigureFormat): Promise<Uint8Array<ArrayBuffer>> =>
    writeFile(format, matrix, figure, request);
  const save = async (format: FigureFormat): Promise<void> => {
    setSaid(menu.working);
    try {
      const bytes = await make(format);
      if (format === "png") setPngBytes(bytes.length);
      const name = fileName(matrix, format);
      download(name, bytes, TYPES[format]);
      setSaid(menu.saved(name));
    } catch {
      setSaid(menu.failed);
    }
  };
  /** What the clipboard refuses is downloaded. */
  const copy = async (
    put: () => Promise<void>,
    name: string,
    file: () => Promise<BlobPart>,
    type: string,
  ) => {
    try {
      await put();
      setSaid(menu.copied);
    } catch {
      try {
        download(name, await file(), type);
        setSaid(menu.notCopied(name));
      } catch {
        setSaid(menu.failed);
      }
    }
  };
  const copyImage = (): void => {
    // Handed over at once and filled later: some browsers forget the press while they wait.
    const image = make("png").then((bytes) => new Blob([bytes], { type: TYPES.png }));
    image.catch(() => {});
    const put = (): Promise<void> => navigator.clipboard.write([new ClipboardItem({ [TYPES.png]: image })]);
    void copy(put, fileName(matrix, "png"), () => image, TYPES.png);
  };
  const copyText = (text: string, ending: string, type: string): void => {
    const put = (): Promise<void> => navigator.clipboard.writeText(text);
    void copy(put, fileName(matrix, ending), async () => text, type);
  };
  const change = (patch: Partial<FigureSettings>): void => {
    setSettings({ ...settings, ...patch });
    setPngBytes(null);
  };

  return (
    <div className="export-panel">
      <fieldset className="export-rows" aria-label={menu.save}>
        {ROWS.map(({ format, name }) => (
          <button
            key={format}
            type="button"
            className="export-row"
            data-format={format}
            disabled={!isOffered(format, matrix, figure)}
            onClick={() => void save(format)}
          >
            <b lang="en">{name}</b>
            <span>
              {format === "png" && figure
                ? pixelWords(menu, pixelsOf(figure, scale), scale)
                : menu.files[format]}
            </span>
            <span className="export-size">{size(menu, format === "png" ? pngBytes : sizes[format])}</span>
          </button>
        ))}
      </fieldset>
      <p className="export-said" role="status">
        {said}
      </p>
      {refused && limit ? (
        <p className="export-note">
          {refused.name}: {words.tooLarge(matrix.numbers.length, limit)}
        </p>
      ) : null}
      {isLost ? <p className="export-note">{menu.failed}</p> : null}
      {missing.length > 0 ? <p className="export-note">{words.missing(missing)}</p> : null}
      {figure && svg && svg.length < PREVIEWED ? (
        <img
          className="export-preview"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          alt={`${menu.preview}. ${figure.description}`}
        />
      ) : null}
      <FigureSettingsForm
        settings={settings}
        scale={scale}
        words={menu}
        matrix={matrix}
        seen={seen?.part ?? null}
        isPart={isPart}
        onPart={(next) => {
          setPart(next);
          setPngBytes(null);
        }}
        onChange={change}
        onScale={(next) => {
          setScale(next);
          setPngBytes(null);
        }}
      />
      {figure ? (
        <div className="export-copies">
          <button type="button" className="link" onClick={copyImage}>
            {menu.copyImage}
          </button>
          <button
            type="button"
            className="link"
            disabled={svg === null}
            onClick={() => copyText(svg ?? "", "svg", TYPES.svg)}
          >
            {menu.copySvg}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => copyText(figure.description, "txt", "text/plain")}
          >
            {menu.copyAlt}
          </button>
        </div>
      ) : null}
    </div>
  );
}

type MenuWords = FigureMessages["menu"];

function pixelWords(
  menu: MenuWords,
  { width, height }: { width: number; height: number },
  scale: number,
): string {
  return `${scale}×, ${menu.pngSize(width, height)}`;
}

function size(menu: MenuWords, bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return "";
  const kB = bytes / 1000;
  return menu.kilobytes(kB < 10 ? kB.toFixed(1) : String(Math.round(kB)));
}
