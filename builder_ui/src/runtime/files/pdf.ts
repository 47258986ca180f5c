import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker'

/** The encodings of Chinese fonts that a PDF names without carrying them. */
const encodings = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/cmaps/{Adobe-GB1-*,GB*,UniGB-*,Adobe-CNS1-*,UniCNS-UTF*,UniCNS-UCS2*,ETen*-B5-*,B5pc-*}.bcmap',
  { query: '?url', import: 'default' },
)

class Encodings {
  async fetch({ name }: { name: string }) {
    const found = Object.entries(encodings).find(([path]) => path.endsWith(`/${name}.bcmap`))
    if (!found) throw new Error(`no encoding ${name}`)
    const answer = await fetch(await found[1]())
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), isCompressed: true }
  }
}

/** Open a PDF: read in a worker, without evaluating anything, without its scripts, forms and links. */
export const openPdf = (data: ArrayBuffer): PDFDocumentLoadingTask => {
  GlobalWorkerOptions.workerPort ??= new PdfWorker()
  return getDocument({
    data, isEvalSupported: false, useWasm: false, useWorkerFetch: false, enableXfa: false, stopAtErrors: false, maxImageSize: 64 * 1024 * 1024,
    cMapPacked: true, cMapUrl: '/', CMapReaderFactory: Encodings,
  })
}
