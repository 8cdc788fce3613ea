import { describeContract } from "../../testing/contract";

describeContract("lstm");
