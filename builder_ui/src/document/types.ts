/** The form document as it is stored: plain JSON, the file shape of the contract. */

/** A text in both languages of the bank. */
export interface Label {
  readonly zh: string
  readonly en?: string
}

/** A value taken over from a record that is referred to. */
export interface Lookup {
  readonly lookup: string
}

/** A column of a sub-table. */
export interface Column {
  readonly uid: string
  readonly name: string
  readonly type: string
  readonly label: Label
  readonly help?: Label
  readonly required?: boolean
  readonly default?: unknown
  readonly required_if?: string
  readonly computed?: string
  /** Its numbers are added up below the rows; true where it is not said. */
  readonly total?: boolean
  readonly options?: Readonly<Record<string, unknown>>
}

/** What becomes of values that have no place in the type a published field is changed to. */
export interface Conversion {
  readonly unfit?: 'refuse' | 'empty' | 'replace' | 'keep_text'
  readonly instead?: unknown
  readonly beside?: string
  readonly replaced?: readonly { readonly value: string; readonly instead?: unknown }[]
}

/** One field of a form. `options` belong to the field type and are drawn from its JSON Schema. */
export interface Field {
  readonly uid: string
  readonly name: string
  readonly type: string
  readonly label: Label
  readonly help?: Label
  readonly placeholder?: Label
  readonly required?: boolean
  readonly read_only?: boolean
  readonly unique?: boolean
  readonly indexed?: boolean
  /** Found by the search over all apps. Where it is not said, what records are known by is. */
  readonly searchable?: boolean
  readonly default?: unknown
  readonly sensitivity?: string
  /** Kept sealed in the database. Where it is not said, credentials (C3) are. */
  readonly encrypted?: boolean
  /** Expressions about the record: when it is shown, must be filled in, may not be changed, and how it is worked out. */
  readonly visible_if?: string
  readonly when_hidden?: 'keep' | 'clear'
  readonly required_if?: string
  readonly read_only_if?: string
  /** What makes it true, put into the field, may be chosen. */
  readonly options_if?: string
  /** What a new record holds where nothing is said. */
  readonly default_by?: string
  readonly computed?: string | Lookup
  /** The columns of a sub-table, and what must not be so in any of its rows. */
  readonly fields?: readonly Column[]
  readonly checks?: readonly FormCheck[]
  readonly conversion?: Conversion
  readonly options?: Readonly<Record<string, unknown>>
}

/** A field's place on the 24-column grid. */
export interface Child {
  readonly field: string
  readonly width: number
}

export interface Section {
  readonly uid: string
  readonly block: 'section'
  /** The tab or step it stands on; without one it stands above them all. */
  readonly page?: string
  readonly label?: Label | null
  readonly children: readonly Child[]
}

/** A tab, or a step of a form that is filled in step by step. */
export interface FormPage {
  readonly uid: string
  readonly name: string
  readonly label: Label
}

export interface UniqueTogether {
  readonly uid: string
  readonly name: string
  readonly fields: readonly string[]
}

/** What the data-quality board looks at: by which fields records are taken for the same, and when one is out of date. */
export interface FormQuality {
  readonly duplicates?: readonly UniqueTogether[]
  readonly stale_days?: number
}

/** What must not be so when a record is saved, and what its writer is told then. */
export interface FormCheck {
  readonly uid: string
  readonly name: string
  readonly fails_if: string
  readonly message: Label
  readonly at?: string
}

export interface FormBody {
  readonly kind: 'form'
  readonly schema: number
  readonly name: string
  readonly uid: string
  readonly label: Label
  readonly description?: Label
  readonly shared?: boolean
  readonly title_field?: string
  readonly fields: readonly Field[]
  readonly unique?: readonly UniqueTogether[]
  readonly checks?: readonly FormCheck[]
  readonly quality?: FormQuality
  readonly pages_as?: PagesAs
  readonly pages?: readonly FormPage[]
  readonly layout: readonly Section[]
}

export type PagesAs = 'tabs' | 'steps'


/** Where a field stands or shall stand: the section and the position among its children. */
export interface Place {
  readonly section: string
  readonly index: number
}

/** A change of a document: pure, named for the undo button; equal `merge` keys in quick succession are one step. */
export interface Command<D = FormBody> {
  readonly name: string
  readonly apply: (doc: D) => D
  readonly merge?: string
}

export const GRID = 24
export const WIDTHS = [6, 8, 12, 16, 24] as const
