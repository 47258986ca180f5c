/** Every built-in by name. `matches`, `replace` and `split` are compiled with their pattern, see `patterns`. */
import './aggregates'
import './bank'
import './calendars'
import './contexts'
import './conversions'
import './lists'
import './numbers'
import './patterns'
import './ranges'
import './texts'

export { library } from './signature'
