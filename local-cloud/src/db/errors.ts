/** An error that the SDK understands: a code of the cloud's and a text. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const HELP = 'Please check your request, but if the problem cannot be solved, contact us.'

export const requestFailed = (text: string) => new CloudError('DATABASE_REQUEST_FAILED', text)

export const invalidOperator = (text: string) =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation.InvalidOperator] ${text}`)

export const noCollection = (name: string) =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${HELP}`,
  )

export const duplicateKey = (collection: string, index: string, key: string) =>
  requestFailed(
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )

export const conflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

export const transactionBusy = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionBusy] Transaction is busy. Please check your request, but if the problem persists, contact us.',
  )

export const noTransaction = () =>
  new CloudError(
    'DATABASE_TRANSACTION_NOT_EXIST',
    `[ResourceNotFound.TransactionNotExist] Transaction does not exist on the server, transaction id is wrong or it was ended. ${HELP}`,
  )

export const transactionTimeout = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionTimeout] Transaction was not committed within 30 seconds. ${HELP}`,
  )
