/** The model as torch modules, put together so that their names are those of the file. */
import { present } from "../lib/assert";
import type { CellPiece } from "./cells";
import type { TwinModel } from "./model";

export function moduleLines(model: TwinModel, cell: CellPiece): string[] {
  const { shapes, layers, bidirectional } = model;
  const shape = (name: string): readonly number[] => present(shapes[name], name);
  const size = (name: string, axis: number): number => present(shape(name)[axis], name);
  const rnn = (inputs: string, options: readonly string[]): string =>
    `nn.${cell.module}(${[inputs, ...options].join(", ")})`;
  const stacked = layers > 1 ? ["num_layers=LAYERS"] : [];
  const inputs = size("decoder.rnn.weight_ih_l0", 1);
  const side = (name: "encoder" | "decoder", recurrent: string): string[] => [
    `        "${name}": nn.ModuleDict(`,
    "            {",
    `                "embedding": nn.Embedding(${size(`${name}.embedding.weight`, 0)}, EMBED),`,
    `                "rnn": ${recurrent},`,
    "            }",
    "        ),",
  ];
  const below = (prefix: string): [name: string, shape: readonly number[]][] =>
    Object.keys(shapes).flatMap((name) => {
      const rest = name.slice(prefix.length);
      return name.startsWith(prefix) && !rest.includes(".") ? [[rest, shape(name)]] : [];
    });
  /** Parameters that belong to no module, as lines: those of attention and of the bridge. */
  const loose = (prefix: string, begin: string, end: string): string[] => [
    `${begin}nn.ParameterDict(`,
    "            {",
    ...below(prefix).map(
      ([name, sizes]) => `                "${name}": nn.Parameter(torch.empty(${sizes.join(", ")})),`,
    ),
    "            }",
    `        )${end}`,
  ];
  const isLoose = (prefix: string): boolean => below(prefix).length > 0;
  const [outputs, features] = shape("output.weight");
  return [
    "model = nn.ModuleDict(",
    "    {",
    ...side(
      "encoder",
      rnn("EMBED", bidirectional ? ["UNITS // 2", ...stacked, "bidirectional=True"] : ["UNITS", ...stacked]),
    ),
    ...side("decoder", rnn(inputs === model.embed ? "EMBED" : "EMBED + UNITS", ["UNITS", ...stacked])),
    ...(isLoose("bridge.") ? loose("bridge.", '        "bridge": ', ",") : []),
    ...(isLoose("attention.") ? loose("attention.", '        "attention": ', ",") : []),
    ...(isLoose("combine.") ? ['        "combine": nn.Linear(2 * UNITS, UNITS, bias=False),'] : []),
    `        "output": nn.Linear(${features}, ${outputs}),`,
    "    }",
    ")",
    ...(isLoose("bridge.cell.")
      ? [
          "model.bridge.add_module(",
          '    "cell",',
          ...loose("bridge.cell.", "        ", ",").map((line) => line.replace(/^ {4}/, "")),
          ")",
        ]
      : []),
    "",
    "# Every name and every shape has to fit, none may be missing or left over.",
    'model.load_state_dict({name: x for name, x in parameters.items() if not name.startswith("optimizer.")})',
  ];
}
