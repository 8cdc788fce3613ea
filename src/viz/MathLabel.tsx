/** A symbol with its index, in SVG text: h₃, α₄,₃. Letters are the model's names, the same in every language. */
export function MathLabel({
  base,
  sub,
  accent = "",
}: {
  base: string;
  sub?: string | number;
  accent?: string;
}) {
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
          <tspan dy="-.28em">{"​"}</tspan>
        </>
      )}
    </>
  );
}
