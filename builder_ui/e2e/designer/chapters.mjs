import * as building from './building.mjs'
import * as carrying from './carrying.mjs'
import * as changing from './changing.mjs'
import * as editing from './editing.mjs'
import * as finding from './finding.mjs'
import * as measuring from './measuring.mjs'
import * as flows from './flows.mjs'
import * as options from './options.mjs'
import * as publishing from './publishing.mjs'
import * as speed from './speed.mjs'
import * as telling from './telling.mjs'
import * as undoing from './undoing.mjs'
import * as using from './using.mjs'
import * as wide from './wide.mjs'
import * as working from './working.mjs'

/** The scenario in order; each chapter goes on where the one before it ended. */
export const chapters = {
  'an app and a form are created': building.create,
  'fields are added by click, by Enter and by searching': building.addFields,
  'fields are added and moved by dragging; at a side they make columns': building.dragFields,
  'sections hold fields; every drag has a menu and a key': building.sections,
  'labels in both languages, name, help, required, default and length': editing.properties,
  'a choice gets a new option set, edited in place': editing.choices,
  'undo and redo go through everything': editing.undoRedo,
  'the draft saves itself and survives a reload': editing.autosave,
  'fields are copied over the clipboard and made from an Excel header': editing.clipboard,
  'problems are listed and lead to their place': editing.problems,
  'the preview is the form, on a computer and on a phone': editing.preview,
  'another person\'s draft is shown, not overwritten': editing.stale,
  'a list, a role and a menu are made': publishing.surroundings,
  'what would change is told in words and published': publishing.publish,
  'the form is changed again and published': publishing.publishAgain,
  'versions are compared, and an earlier release comes back': publishing.revert,
  'the type of a published field is changed after a look at its values': changing.changeType,
  'a field that is gone comes back': changing.goneFields,
  'an option is merged into another, and another ranking tells what it changes': options.merge,
  'who holds an option and what names it is told before it is merged': options.held,
  'a form that is gone comes back as a draft': changing.goneForms,
  'any two releases are compared': changing.compare,
  'a formula, a look-up and a roll-up are made, followed and refused in a ring': working.computed,
  'encryption is a switch that says what it costs': working.encrypted,
  'a field is made searchable, and what was there before is found by it': finding.searchable,
  'a section is carried to a form of another app, and what does not fit there is told': carrying.acrossApps,
  'several fields are cut and pasted together, and stay the fields they were': carrying.together,
  'a sheet becomes a form': carrying.fromSheet,
  'a sub-table gets its columns by click and by keyboard': carrying.subTable,
  'who uses a field is told; it is taken out there along with it, and undone in one step': using.along,
  'who is in the way is told, and each place opens where it is': using.inTheWay,
  'a definition in use is not removed; out of a menu it goes along, and comes back': using.definitions,
  'where something is used is a click away, in both languages and on a phone': using.everywhere,
  'the rights of 200 fields are set at once, several roles side by side': wide.rights,
  'both languages of a form are written side by side': wide.texts,
  'a slow list gets the index that is proposed, and it goes again': speed.slowList,
  'who keeps a view of a long list is offered its index': speed.keptView,
  'who gains and who loses rights, and how many records, is told before publishing': telling.rights,
  'releases and versions are compared in both languages and on a phone': telling.releases,
  'what the data-quality board looks at is set in the form, and it counts what is there': measuring.quality,
  'a form is previewed as a role, empty and with sample data': telling.preview,
  'an edit of every kind of definition is undone and made again, by key and by button': undoing.everything,
  'options edited over a form have an undo of their own': undoing.overTheForm,
  'a flow is drawn by clicking: two approvals, a condition, a time limit, a problem told and mended': flows.draw,
  'a flow is tried with sample data on a fast clock, and drawn as it went': flows.tryOut,
  'a flow with a problem is not published; mended it is': flows.publish,
  'a flow is read in English and on a phone': flows.everywhere,
  'on a phone the designer is read-only and fits': publishing.phone,
}
