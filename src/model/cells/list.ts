import type { CellId } from "../../trace/architecture";
import type { Cell } from "./cell";
import { gru } from "./gru";
import { lstm } from "./lstm";
import { rnn } from "./rnn";

export const CELLS: Readonly<Record<CellId, Cell>> = { rnn, gru, lstm };
