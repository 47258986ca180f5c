import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { reordered } from '../editors/commands'
import { Sortable, SortableRow } from '../editors/Sortable'
import './stage'

vi.setConfig({ testTimeout: 60_000 })

const List = () => {
  const [ids, setIds] = useState(['one', 'two', 'three'])
  return (
    <Sortable ids={ids} nameOf={(id) => id} move={(from, to) => setIds(reordered(ids, from, to))}>
      <ul>{ids.map((id) => <SortableRow key={id} id={id} name={id} className="r">{(grip) => <>{grip}<span className="name">{id}</span></>}</SortableRow>)}</ul>
    </Sortable>
  )
}

test('what is put in order by dragging is put in order by clicking too', async () => {
  render(<List />)
  const names = () => [...document.querySelectorAll('.name')].map((each) => each.textContent).join(' ')
  fireEvent.click(screen.getByRole('button', { name: '调整“two”的顺序' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: '上移' }))
  expect(names()).toBe('two one three')
  fireEvent.click(screen.getByRole('button', { name: '调整“one”的顺序' }))
  expect((await screen.findAllByRole('menuitem', { name: '下移' })).length).toBeGreaterThan(0)
})
