import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** A name in both languages; the Chinese one is required. */
export const LabelFields = () => {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name={['label', 'zh']} label={t('admin.name_zh')} rules={[{ required: true, whitespace: true, message: `${t('admin.name_zh')}${t('common.colon')}${t('common.required')}` }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name={['label', 'en']} label={t('admin.name_en')}><Input maxLength={100} /></Form.Item>
    </>
  )
}
