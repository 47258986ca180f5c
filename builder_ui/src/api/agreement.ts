/** What our hand-written types read is what the server sends: a drift is a compile error here. */
import type { AuditEntry, Holder, Person, Publication, Role, Unit, Verification } from '@/admin/types'
import type { HistoryEntry, RecordRow, ViewMeta } from '@/runtime/types'
import type { components } from './schema'
import type { AppDetail, AppSummary, Health, Me } from './types'

type Schemas = components['schemas']
type Reads<Sent, Read> = Sent extends Read ? true : { sent: Sent; but_read_as: Read }

export const agreement: [
  Reads<Schemas['MeOut'], Me>,
  Reads<Schemas['HealthOut'], Health>,
  Reads<Schemas['AppOut'], AppSummary>,
  Reads<Schemas['AppDetailOut'], AppDetail>,
  Reads<Schemas['PersonOut'], Person>,
  Reads<Schemas['UnitOut'], Unit>,
  Reads<Schemas['RoleOut'], Role>,
  Reads<Schemas['HolderOut'], Holder>,
  Reads<Schemas['EntryOut'], AuditEntry>,
  Reads<Schemas['VerifiedOut'], Verification>,
  Reads<Schemas['PublicationOut'], Publication>,
  Reads<Omit<Schemas['ViewOut'], 'filter'>, Omit<ViewMeta, 'filter'>>,
  Reads<Omit<Schemas['RecordOut'], 'values' | 'rights'>, Omit<RecordRow, 'values' | 'rights'>>,
  Reads<Omit<Schemas['HistoryEntryOut'], 'changes'>, Omit<HistoryEntry, 'changes'>>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true]
