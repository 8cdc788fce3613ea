/** Symbols of gradients and of what lies between them, and of what is said of a row or a column of weights. */
import type { Ref } from "../../arithmetic/expression";
import type { Index, Letter, Letters } from "../../viz/letters";
import type { NumberSymbol } from "./symbols";

const BY: Letter = { base: "∂L/∂" };
/** On which of the two paths: through the context, or through the scores. */
const VIA = { value: { base: "|", sub: "c" }, score: { base: "|", sub: "e" } } as const;

/** Null where the name is none of these. `from1` counts an index from 1, or is the letter that a sum runs over. */
export function probedSymbol(
  letters: Letters,
  { name, at }: Ref,
  from1: (index: number) => Index,
): NumberSymbol | null {
  const [i, j, k] = [from1(at[0] ?? 0), from1(at[1] ?? 0), from1(at[2] ?? 0)];
  const of = (family: NumberSymbol["family"], unit: readonly Index[], ...parts: Letter[]): NumberSymbol => ({
    letters: parts,
    unit,
    family,
  });
  const norm = (...parts: Letter[]): NumberSymbol =>
    of("src", [], { base: "‖∂L/∂" }, ...parts, { base: "‖" });
  const word: Letter = { base: "x", sub: i };
  switch (name) {
    case "derived.entropy":
      return of("ctx", [], { base: "H", sub: i });
    case "derived.coverage":
      return of("ctx", [], { base: "cov", sub: i });
    case "loss.mean":
      return of(null, [], { base: "L" });
    case "gradient.value":
      return norm(letters.encoder(i), VIA.value);
    case "gradient.score":
      return norm(letters.encoder(i), VIA.score);
    case "gradient.embedding":
      return norm(word);
    case "gradient.values":
      return of("src", [j], BY, letters.encoder(i), VIA.value);
    case "gradient.keys":
      return of("src", [j], BY, letters.encoder(i), VIA.score);
    case "gradient.embedded":
      return of("src", [j], BY, word);
    case "gradient.context":
      return of("ctx", [j], BY, letters.context(i));
    case "gradient.scores":
      return of(null, [], BY, letters.score(i, j));
    case "gradient.weights":
      return of("ctx", [], BY, letters.weight(i, j));
    case "gradient.attentional":
      return of("tgt", [j], BY, letters.attentional(i));
    case "derived.mappedQuery":
      return of("tgt", [j], { base: "W", sub: "a", after: "ᵀ" }, { base: "q", sub: i });
    case "derived.scoreSlope":
      return of("src", [k], { base: "∂" }, letters.score(i, j), { base: "/∂" }, letters.encoder(j));
    default:
      return null;
  }
}
