/** A symbol with its index, in SVG text: h₃, α₄,₃. Letters are the model's names, the same in every language. */
import { type Letter, useLetters } from "./letters";

export function MathLabel({ base, sub, accent = "", after = "" }: Letter) {
  return (
    <>
      <tspan className="math">
        {base}
        {accent}
      </tspan>
      {sub === undefined ? null : (
        <>
          <tspan className="math-sub" fontSize="72%" dy=".28em">
            {sub}
          </tspan>
          <tspan dy="-.28em">{after || "​"}</tspan>
        </>
      )}
    </>
  );
}

/** What two readers hand over: [→h_N; ←h_1]. */
export function BothEnds({ last }: { last: number }) {
  const { encoder } = useLetters();
  return (
    <>
      [→
      <MathLabel {...encoder(last)} />; ←<MathLabel {...encoder(1)} />]
    </>
  );
}
