import { describeContract } from "../../testing/contract";

describeContract("gru");
