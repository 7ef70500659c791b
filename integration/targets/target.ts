import type { Answer, ContractRequest } from '../contract/contract-case.ts';

/** Something that the contract runs against. */
export interface Target {
  readonly name: string;
  send(request: ContractRequest): Promise<Answer>;
}
