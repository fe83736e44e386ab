import { toJSONSchema, type ZodMiniType } from 'zod/mini'
import { accountContract } from '../../domain/account/contract'
import { type Action, type Contract, everyAction, everyCommand } from '../../domain/contract'
import { hotlineContract } from '../../domain/hotline/contract'
import { requestContract } from '../../domain/request/contract'
import { streetContract } from '../../domain/street/contract'

const contracts: Record<string, Contract> = {
  request: requestContract,
  account: accountContract,
  street: streetContract,
  hotline: hotlineContract,
}

/** Inputs as a caller writes them (defaults may be left out), outputs as a caller gets them. */
const schema = (type: ZodMiniType, io: 'input' | 'output') => toJSONSchema(type, { io })

const describeAction = (action: Action) => ({
  kind: action.kind,
  about: action.about,
  by: action.by,
  errors: [
    ...new Set([...action.errors, ...(action.kind === 'command' ? everyCommand : []), ...everyAction]),
  ],
  input: schema(action.input, 'input'),
  output: schema(action.output, 'output'),
})

/** `{ function: { actions: { action: { input, output, by, errors, about } } } }`, schemas as JSON Schema. */
export const describeContracts = () =>
  Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [
      name,
      {
        actions: Object.fromEntries(
          Object.entries(contract).map(([action, declared]) => [action, describeAction(declared)]),
        ),
      },
    ]),
  )
