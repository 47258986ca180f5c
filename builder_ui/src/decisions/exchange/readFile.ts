import type { FileFormat } from '../api'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DMN = 'application/xml'

/** The format a file has by its name; undefined when it is none we read. */
export const formatOf = (file: File): FileFormat | undefined => (/\.xlsx$/i.test(file.name) ? 'xlsx' : /\.(dmn|xml)$/i.test(file.name) ? 'dmn' : undefined)

/** The file under the content type the server expects, whatever the machine calls it. */
export const typed = (file: File, format: FileFormat): Blob => new Blob([file], { type: format === 'xlsx' ? XLSX : DMN })
