import { label } from '@/i18n'
import type { FunctionInfo, Member, Names } from '../types'

/** Something the editor proposes: what is written, and what it says beside it. */
export interface Proposal {
  write: string
  /** Matched against what is typed, as the label in either language. */
  also: string
  detail: string
  kind: 'field' | 'function' | 'option'
  /** Where the cursor goes, counted back from the end of what is written. */
  back?: number
}

export interface Proposals {
  /** From here to the cursor is replaced. */
  from: number
  list: Proposal[]
}

const TYPED = /[\p{L}\p{N}_]*$/u
const PATH = /((?:[\p{L}_][\p{L}\p{N}_]*\s*\.\s*)+)([\p{L}\p{N}_]*)$/u
const COMPARED = /([\p{L}_][\p{L}\p{N}_.\s]*?)\s*(?:=|!=|＝|！＝|at least|at most|in)\s*[(（[［]?\s*(?:["“][^"”]*["”]\s*[,，]\s*)*["“]?([^"”\s]*)$/u

const called = (members: readonly Member[], name: string): Member | undefined =>
  members.find((each) => each.name === name) ?? members.find(({ label: text }) => text.zh === name || text.en === name)

/** The members of what a path of names leads to; undefined where it leads to no record. */
function membersAt(names: Names, path: readonly string[]): readonly Member[] | undefined {
  let members: readonly Member[] = names.members
  for (const step of path) {
    const form = called(members, step)?.form
    const next = form ? names.forms[form] : undefined
    if (!next) return undefined
    members = next.members
  }
  return members
}

const steps = (path: string): string[] => path.split('.').map((step) => step.trim()).filter(Boolean)

const ofMember = (member: Member): Proposal => {
  const text = label(member.label)
  const write = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? text : member.name
  return { write, also: `${member.label.zh} ${member.label.en ?? ''} ${member.name}`, detail: write === member.name ? text : member.name, kind: 'field' }
}

const ofFunction = (each: FunctionInfo): Proposal => ({
  write: `${each.name}()`, also: `${each.name} ${each.label?.zh ?? ''} ${each.label?.en ?? ''}`, detail: [each.signature, label(each.label)].filter(Boolean).join('  '), kind: 'function', back: 1,
})

/** What fits at the cursor: after a dot the fields of that record, beside a comparison the options of the field, else every name. */
export function proposals(names: Names, text: string, cursor: number): Proposals {
  const before = text.slice(0, cursor)
  const compared = COMPARED.exec(before)
  const choice = compared && optionsOf(names, compared[1] ?? '')
  if (compared && choice) {
    const typed = compared[2] ?? ''
    const quoted = /["“][^"”]*$/.test(before.slice(0, cursor - typed.length)) || /["“]$/.test(before.slice(0, cursor - typed.length))
    const closed = /^["”]/.test(text.slice(cursor))
    const from = cursor - typed.length
    return { from, list: choice.map((option) => ({ write: quoted ? `${label(option.label)}${closed ? '' : '"'}` : `"${label(option.label)}"`, also: `${option.label.zh} ${option.label.en ?? ''} ${option.code}`, detail: option.code, kind: 'option' })) }
  }
  const path = PATH.exec(before)
  if (path) {
    const members = membersAt(names, steps(path[1] ?? ''))
    return { from: cursor - (path[2] ?? '').length, list: (members ?? []).map(ofMember) }
  }
  const typed = TYPED.exec(before)?.[0] ?? ''
  return { from: cursor - typed.length, list: [...names.members.map(ofMember), ...names.functions.map(ofFunction)] }
}

function optionsOf(names: Names, written: string) {
  // the field is the last of the words before the sign: what stands before it may be `and`
  const words = written.trim().split(/\s+/)
  for (let at = 0; at < words.length; at += 1) {
    const path = steps(words.slice(at).join(' '))
    const name = path.pop()
    const found = name === undefined ? undefined : called(membersAt(names, path) ?? [], name)
    if (found?.option_set) return found.option_set.options
  }
  return undefined
}

/** What is typed, in its letters or by the initials, is part of a proposal. */
export const fits = (proposal: Proposal, typed: string): boolean => typed === '' || proposal.also.toLowerCase().includes(typed.toLowerCase())
