/** All experiments at once, for the record and for tests; a lesson's own file brings its experiment to the page. */
import type { Experiment } from "../lesson";
import { experiment as attention } from "./attention";
import { experiment as bahdanau } from "./bahdanau";
import { experiment as bottleneck } from "./bottleneck";
import { experiment as cell } from "./cell";
import { experiment as elision } from "./elision";
import { experiment as gradients } from "./gradients";
import { experiment as heatmap } from "./heatmap";
import { experiment as queryKeyValue } from "./query-key-value";
import { experiment as scores } from "./scores";
import { experiment as seq2seq } from "./seq2seq";
import { experiment as training } from "./training";
import { experiment as trust } from "./trust";
import { experiment as wordOrder } from "./word-order";

/** In the order of the lessons. */
export const EXPERIMENTS: readonly Experiment[] = [
  cell,
  seq2seq,
  bottleneck,
  attention,
  queryKeyValue,
  heatmap,
  wordOrder,
  elision,
  bahdanau,
  scores,
  training,
  gradients,
  trust,
];
