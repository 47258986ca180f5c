import * as linkage from './linkage.mjs'
import * as names from './names.mjs'
import * as people from './people.mjs'
import * as roles from './roles.mjs'
import * as totals from './totals.mjs'

/** The scenario in order; each chapter goes on where the one before it ended. */
export const chapters = {
  'every control of a condition has a name, in both languages': names.designer,
  'every control of the advanced filter has a name on a phone': names.filter,
  'the builder may read what he tries conditions on': linkage.rights,
  'a condition is built by clicking, and read in Chinese': linkage.built,
  'the keyboard alone builds a condition': linkage.byKeyboard,
  'as text it is coloured, completed and marked where it is wrong': linkage.asText,
  'it is tried on a real record and on values': linkage.tried,
  'published, it decides what others see': linkage.published,
  'removing a field names the conditions that fail': linkage.removing,
  'a renamed field keeps its conditions': linkage.renamed,
  'one person, unit and record are chosen by name': people.chosen,
  'a condition asks about a related form': people.related,
  'how many related records, and how much together': totals.counted,
  'units and posts are chosen, and ids have names in the text': totals.organisation,
  'it is tried on people, units and records': totals.triedOnPeople,
  'a renamed form keeps its conditions': people.formRenamed,
  'rows are given by a condition, and denied': roles.rowRule,
  'in English and on a phone': roles.look,
}
