/**
 * The cpu backend with the kernels that this project runs and no others: with all of tensorflow.js's it would be twice
 * as large. The same list for both backends; `model/stockKernels.ts` names it, and tests hold it against what models run.
 */
import "@tensorflow/tfjs-backend-cpu/dist/base";
import { absConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Abs";
import { addConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Add";
import { addNConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/AddN";
import { argMaxConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ArgMax";
import { batchMatMulConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul";
import { castConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Cast";
import { concatConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Concat";
import { expConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Exp";
import { expandDimsConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ExpandDims";
import { fillConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Fill";
import { gatherV2Config } from "@tensorflow/tfjs-backend-cpu/dist/kernels/GatherV2";
import { identityConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Identity";
import { lessEqualConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/LessEqual";
import { logConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Log";
import { maxConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Max";
import { maximumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Maximum";
import { meanConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Mean";
import { minimumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Minimum";
import { multiplyConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply";
import { negConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Neg";
import { oneHotConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/OneHot";
import { packConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Pack";
import { padV2Config } from "@tensorflow/tfjs-backend-cpu/dist/kernels/PadV2";
import { powConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Pow";
import { rangeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Range";
import { realDivConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv";
import { reshapeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape";
import { selectConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Select";
import { sigmoidConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sigmoid";
import { sliceConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Slice";
import { splitVConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/SplitV";
import { sqrtConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sqrt";
import { squareConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Square";
import { subConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sub";
import { sumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sum";
import { tanhConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Tanh";
import { tileConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Tile";
import { transposeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Transpose";
import { unpackConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Unpack";
import { zerosLikeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ZerosLike";
import * as tf from "../model/tf";

const KERNELS = [
  absConfig,
  addConfig,
  addNConfig,
  argMaxConfig,
  batchMatMulConfig,
  castConfig,
  concatConfig,
  expConfig,
  expandDimsConfig,
  fillConfig,
  gatherV2Config,
  identityConfig,
  lessEqualConfig,
  logConfig,
  maxConfig,
  maximumConfig,
  meanConfig,
  minimumConfig,
  multiplyConfig,
  negConfig,
  oneHotConfig,
  packConfig,
  padV2Config,
  powConfig,
  rangeConfig,
  realDivConfig,
  reshapeConfig,
  selectConfig,
  sigmoidConfig,
  sliceConfig,
  splitVConfig,
  sqrtConfig,
  squareConfig,
  subConfig,
  sumConfig,
  tanhConfig,
  tileConfig,
  transposeConfig,
  unpackConfig,
  zerosLikeConfig,
];

/** Registers tensorflow.js's own kernels for the backend. */
export function registerStockKernels(): void {
  for (const config of KERNELS) tf.registerKernel(config);
}
