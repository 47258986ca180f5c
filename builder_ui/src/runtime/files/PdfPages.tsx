import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'antd'
import { openPdf } from './pdf'

const FIRST = 5

interface Props {
  address: string
  failed: () => void
}

/** The pages of a PDF as pictures; more than the first few when they are asked for. */
export const PdfPages = ({ address, failed }: Props) => {
  const { t } = useTranslation()
  const home = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<number>()
  const [wanted, setWanted] = useState(FIRST)
  const tell = useRef(failed)
  useEffect(() => {
    tell.current = failed
  })
  useEffect(() => {
    const gone = new AbortController()
    const draw = async () => {
      const answer = await fetch(address, { credentials: 'same-origin', signal: gone.signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const task = openPdf(await answer.arrayBuffer())
      gone.signal.addEventListener('abort', () => void task.destroy())
      const document = await task.promise
      setPages(document.numPages)
      const drawn: HTMLCanvasElement[] = []
      for (let number = 1; number <= Math.min(wanted, document.numPages); number += 1) {
        const page = await document.getPage(number)
        const width = Math.min(home.current?.clientWidth || 800, 900)
        const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio || 1, 2)
        const viewport = page.getViewport({ scale })
        const canvas = window.document.createElement('canvas')
        canvas.width = viewport.width
        canvas.height = viewport.height
        canvas.setAttribute('role', 'img')
        canvas.setAttribute('aria-label', t('form.file_page', { number, count: document.numPages }))
        await page.render({ canvas, viewport }).promise
        if (gone.signal.aborted) return
        drawn.push(canvas)
        home.current?.replaceChildren(...drawn)
      }
    }
    draw().catch(() => {
      if (!gone.signal.aborted) tell.current()
    })
    return () => gone.abort()
  }, [address, wanted, t])
  return (
    <>
      {pages === undefined && <p className="t3">{t('common.loading')}</p>}
      <div ref={home} className="lq-pdf" />
      {pages !== undefined && pages > wanted && <Button onClick={() => setWanted(pages)}>{t('form.file_all_pages', { count: pages })}</Button>}
    </>
  )
}
