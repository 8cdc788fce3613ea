import { describeContract } from "../../testing/contract";

describeContract("rnn");
