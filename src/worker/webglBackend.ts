/**
 * The WebGL backend with the kernels that this project runs and no others: with all of tensorflow.js's it would be twice
 * as large. The same list for both backends; `model/stockKernels.ts` names it, and tests hold it against what models run.
 */
import { setWebGLContext } from "@tensorflow/tfjs-backend-webgl/dist/base";
import { absConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Abs";
import { addConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Add";
import { addNConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/AddN";
import { argMaxConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ArgMax";
import { batchMatMulConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul";
import { castConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Cast";
import { concatConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Concat";
import { expConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Exp";
import { expandDimsConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ExpandDims";
import { fillConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Fill";
import { gatherV2Config } from "@tensorflow/tfjs-backend-webgl/dist/kernels/GatherV2";
import { identityConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Identity";
import { lessEqualConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/LessEqual";
import { logConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Log";
import { maxConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Max";
import { maximumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Maximum";
import { meanConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Mean";
import { minimumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Minimum";
import { multiplyConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply";
import { negConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Neg";
import { oneHotConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/OneHot";
import { packConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Pack";
import { padV2Config } from "@tensorflow/tfjs-backend-webgl/dist/kernels/PadV2";
import { powConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Pow";
import { rangeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Range";
import { realDivConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/RealDiv";
import { reshapeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape";
import { selectConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Select";
import { sigmoidConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sigmoid";
import { sliceConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Slice";
import { splitVConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/SplitV";
import { sqrtConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sqrt";
import { squareConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Square";
import { subConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sub";
import { sumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sum";
import { tanhConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Tanh";
import { tileConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Tile";
import { transposeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Transpose";
import { unpackConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Unpack";
import { zerosLikeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ZerosLike";
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

/** tensorflow.js on a context of our own: it asks for none that is software, nor any at all in Safari's workers. */
export function computeOn(gl: WebGL2RenderingContext): void {
  setWebGLContext(2, gl);
  for (const config of KERNELS) tf.registerKernel(config);
}
