/**
 * Every choice as one line of mathematics, the same in every language. `_` and `^` lower and raise the letter or the
 * `{group}` behind them; single letters are set in italics.
 */
import type { FieldId, ScheduleKind } from "../../i18n/sections/picker";
import type { ModelChoice, OptimizerId } from "../../trace/settings";
import type { GroupId } from "./options";

type Equation = string | ((choice: ModelChoice) => string);

/** What asks: the state after the cell in Luong's order, the one before it in Bahdanau's. */
const query = ({ wiring }: ModelChoice): string => (wiring === "bahdanau" ? "s_{t−1}" : "s_t");

const WIRING = {
  luong: "s_t → c_t,   s̃_t = tanh(W_c [c_t ; s_t])",
  bahdanau: "s_{t−1} → c_t,   s_t = f(s_{t−1}, [E y_{t−1} ; c_t])",
  plain: "s_0 = h_N,   s_t = f(s_{t−1}, E y_{t−1})",
  "plain-context": "s_t = f(s_{t−1}, [E y_{t−1} ; h_N])",
};

const OPTIONS: Readonly<Record<GroupId, Readonly<Record<string, Equation>>>> = {
  cell: {
    rnn: "h_t = tanh(W x_t + U h_{t−1} + b)",
    gru: "h_t = (1 − z_t) ∘ n_t + z_t ∘ h_{t−1}",
    lstm: "c_t = f_t ∘ c_{t−1} + i_t ∘ g_t,   h_t = o_t ∘ tanh(c_t)",
  },
  wiring: WIRING,
  score: {
    dot: (choice) => `e_{tj} = ${query(choice)}^⊤ h_j`,
    "scaled-dot": (choice) => `e_{tj} = ${query(choice)}^⊤ h_j / √${choice.units}`,
    general: (choice) => `e_{tj} = ${query(choice)}^⊤ W_a h_j`,
    concat: (choice) => `e_{tj} = v_a^⊤ tanh(W_a ${query(choice)} + U_a h_j)`,
    location: (choice) => `e_{tj} = (W_a ${query(choice)})_j`,
    uniform: "e_{tj} = 0,   α_{tj} = 1 / N",
  },
  window: {
    global: "j = 1 … N",
    "local-m": "|j − p_t| ≤ D,   p_t = t",
    "local-p": (choice) => `|j − p_t| ≤ D,   p_t = N σ(v_p^⊤ tanh(W_p ${query(choice)}))`,
  },
  direction: { one: "h_j = f(x_j, h_{j−1})", both: "h_j = [h_j^→ ; h_j^←]" },
  layers: { 1: "h_j = f(E x_j, h_{j−1})", 2: "h_j^2 = f(h_j^1, h_{j−1}^2)" },
  feeding: { without: "x_t = E y_{t−1}", with: "x_t = [E y_{t−1} ; s̃_{t−1}]" },
  gaussian: { even: "α_{tj} = softmax(e_t)_j", falling: "α_{tj} exp(−(j − p_t)^2 / (2 (D/2)^2))" },
  preset: {
    default: "e_{tj} = s_t^⊤ h_j",
    "bahdanau-2014": WIRING.bahdanau,
    "luong-feeding": "x_t = [E y_{t−1} ; s̃_{t−1}]",
    "lstm-two-layers": "h_j^2 = f(h_j^1, h_{j−1}^2)",
    plain: WIRING.plain,
    "cho-2014": WIRING["plain-context"],
    "sutskever-2014": "x_N … x_1 → s_0 = h_1",
  },
};

export function equationOf(group: GroupId, id: string, choice: ModelChoice): string {
  const equation = OPTIONS[group][id] ?? "";
  return typeof equation === "string" ? equation : equation(choice);
}

export const FIELD_EQUATIONS: Readonly<Record<FieldId, string>> = {
  units: "h_j ∈ ℝ^H",
  embed: "E y ∈ ℝ^E",
  radius: "|j − p_t| ≤ D",
  batch: "L = −(1/n) Σ_{b≤B} Σ_t ln p(y_{bt})",
  learningRate: "θ ← θ − η Δ",
  clip: "g ← g · min(1, C / ‖g‖)",
  dropout: "x ← x ∘ m / (1 − p)",
  optimizer: "",
  teacherForcing: "",
  reverseSource: "x_N … x_2 x_1",
  withoutEos: "y_1 … y_T",
};

export const OPTIMIZER_EQUATIONS: Readonly<Record<OptimizerId, string>> = {
  adam: "Δ = m̂ / (√v̂ + ε)",
  sgd: "Δ = g",
};

export const SCHEDULE_EQUATIONS: Readonly<Record<ScheduleKind, string>> = {
  constant: "ε_i = ε",
  linear: "ε_i = max(c, a − b i)",
  exponential: "ε_i = k^i",
  "inverse-sigmoid": "ε_i = k / (k + exp(i / k))",
};
