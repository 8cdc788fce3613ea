/** Beside the first column: what each line of the decoder's columns is. */
import { hasFixedContext } from "../../trace/anatomy";
import { useLetters } from "../../viz/letters";
import { MathLabel } from "../../viz/MathLabel";
import { namesWidth, type PlacedSlot } from "./loopLayout";
import type { LoopView } from "./loopView";

/** The lines run through all columns: their names are of any one of them. */
const T = "t";
const BEFORE = "t−1";

/** Right of the line that hands over. */
const NAMES = 14;

/** Beside the first column: what each line of the columns is, for output word t. */
export function SlotNames({ view }: { readonly view: LoopView }) {
  const { layout, trace, labels } = view;
  const letters = useLetters();
  const [input] = layout.decoder.slots;
  const name = ({ kind, y }: PlacedSlot, i: number) => {
    const at = { x: NAMES, y: y + 13 };
    switch (kind) {
      case "input":
        return (
          <text key={i} {...at} y={y + 32} className="fill-tgt">
            <MathLabel base="E" /> <MathLabel {...letters.word(BEFORE)} />
          </text>
        );
      case "fed":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.attentional(BEFORE)} />
          </text>
        );
      case "weights":
        return (
          <text key={i} {...at} className="fill-ctx">
            <MathLabel {...letters.weight(T, "j")} />
          </text>
        );
      case "context":
        return (
          <text key={i} {...at} className="fill-ctx">
            {hasFixedContext(trace) ? (
              <MathLabel base={letters.context(T).base} />
            ) : (
              <MathLabel {...letters.context(T)} />
            )}
          </text>
        );
      case "joined":
        return (
          <text key={i} {...at}>
            <MathLabel base={`[E ${letters.word(T).base}; ${letters.context(T).base}]`} />
          </text>
        );
      case "attentional":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.attentional(T)} />
          </text>
        );
      case "state":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.decoder(T)} />
          </text>
        );
      default:
        return null;
    }
  };
  return (
    <g className="names">
      {input ? (
        <rect
          className="names-ground"
          y={input.y - 6}
          width={namesWidth(layout)}
          height={layout.height - input.y + 6}
        />
      ) : null}
      {layout.decoder.slots.map(name)}
      {input ? (
        <text className="fill-tgt" x={NAMES} y={input.y + 16}>
          {labels.start}
        </text>
      ) : null}
    </g>
  );
}
