/** The parts of wx-server-sdk that tests use; its own types speak of callbacks that nobody uses. */

/** A document as a test meets it. */
export type Row = Record<string, unknown>

export interface SdkError extends Error {
  errCode: number
  errMsg: string
}

interface Operator {
  and(...more: unknown[]): Operator
  or(...more: unknown[]): Operator
}

type Operators<Names extends string> = { [name in Names]: (...operands: unknown[]) => Operator }

type Command = Operators<
  | 'eq'
  | 'neq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'nin'
  | 'and'
  | 'or'
  | 'nor'
  | 'not'
  | 'exists'
  | 'mod'
  | 'all'
  | 'size'
  | 'elemMatch'
  | 'expr'
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'min'
  | 'max'
  | 'rename'
  | 'push'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'pull'
  | 'pullAll'
  | 'addToSet'
>

interface Pipeline {
  match(spec: unknown): Pipeline
  project(spec: unknown): Pipeline
  done(): unknown
}

type Expressions = Operators<'sum' | 'max' | 'min' | 'multiply' | 'size' | 'eq' | 'gt' | 'and'> & {
  pipeline(): Pipeline
}

interface Aggregate {
  match(spec: unknown): Aggregate
  group(spec: unknown): Aggregate
  sort(spec: unknown): Aggregate
  limit(count: number): Aggregate
  project(spec: unknown): Aggregate
  unwind(path: unknown): Aggregate
  sortByCount(path: string): Aggregate
  count(name: string): Aggregate
  lookup(spec: unknown): Aggregate
  geoNear(spec: unknown): Aggregate
  end(): Promise<{ list: Row[] }>
}

interface Updated {
  stats: { updated: number; created?: number }
}

export interface Query {
  where(filter: unknown): Query
  orderBy(path: string, way: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(spec: Record<string, unknown>): Query
  get(): Promise<{ data: Row[] }>
  count(): Promise<{ total: number }>
  update(options: { data: unknown }): Promise<Updated>
  remove(): Promise<{ stats: { removed: number } }>
}

interface Doc {
  get(): Promise<{ data: Row }>
  set(options: { data: unknown }): Promise<Updated>
  update(options: { data: unknown }): Promise<Updated>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Collection extends Query {
  doc(id: string): Doc
  add(options: { data: unknown }): Promise<{ _id: string }>
  aggregate(): Aggregate
}

export interface Transaction {
  collection(name: string): Pick<Collection, 'doc' | 'add'>
  commit(): Promise<unknown>
  rollback(reason: unknown): Promise<unknown>
}

interface Database {
  command: Command & { aggregate: Expressions }
  Geo: { Point(longitude: number, latitude: number): unknown }
  RegExp(spec: { regexp: string; options: string }): unknown
  serverDate(options?: { offset: number }): unknown
  createCollection(name: string): Promise<unknown>
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>
}

interface CloudApi {
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(options: {
    fileList: string[]
  }): Promise<{ fileList: { tempFileURL: string; status: number }[] }>
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>
}

/** What a test's code gets inside the function `script`. */
export interface Sdk {
  cloud: CloudApi
  db: Database
  _: Database['command']
  $: Expressions
}
