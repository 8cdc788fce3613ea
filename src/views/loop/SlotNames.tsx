/** Beside the first column: what each line of the decoder's columns is. */
import { hasFixedContext } from "../../trace/anatomy";
import { useLetters } from "../../viz/letters";
import { MathLabel } from "../../viz/MathLabel";
import type { PlacedSlot } from "./loopLayout";
import type { LoopView } from "./loopView";

/** Right of the line that hands over. */
const NAMES = 14;

/** Beside the first column: what each line of the columns is, with the index of the row in view. */
export function SlotNames({ view }: { readonly view: LoopView }) {
  const { layout, place, trace, labels } = view;
  const t = place.step === "encode" ? 1 : place.row + 1;
  const letters = useLetters();
  const [input] = layout.decoder.slots;
  const name = ({ kind, y }: PlacedSlot, i: number) => {
    const at = { x: NAMES, y: y + 13 };
    switch (kind) {
      case "input":
        return (
          <text key={i} {...at} y={y + 32} className="fill-tgt">
            <MathLabel base="E" /> <MathLabel {...letters.word(t - 1)} />
          </text>
        );
      case "fed":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.attentional(t - 1)} />
          </text>
        );
      case "weights":
        return (
          <text key={i} {...at} className="fill-ctx">
            <MathLabel {...letters.weight(t, "j")} />
          </text>
        );
      case "context":
        return (
          <text key={i} {...at} className="fill-ctx">
            {hasFixedContext(trace) ? (
              <MathLabel base={letters.context(t).base} />
            ) : (
              <MathLabel {...letters.context(t)} />
            )}
          </text>
        );
      case "joined":
        return (
          <text key={i} {...at}>
            <MathLabel base={`[E ${letters.word(t).base}; ${letters.context(t).base}]`} />
          </text>
        );
      case "attentional":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.attentional(t)} />
          </text>
        );
      case "state":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel {...letters.decoder(t)} />
          </text>
        );
      default:
        return null;
    }
  };
  return (
    <g className="names">
      {layout.decoder.slots.map(name)}
      {input ? (
        <text className="fill-tgt" x={NAMES} y={input.y + 16}>
          {labels.start}
        </text>
      ) : null}
    </g>
  );
}
