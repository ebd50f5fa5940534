/** Files as scanners write them, small: the first and the last bytes are what counts. */
export function pdfFile(text = 'giấy mẫu'): Buffer {
  return Buffer.from(`%PDF-1.7\n%\xe2\xe3\n1 0 obj\n(${text})\nendobj\ntrailer\n%%EOF\n`, 'latin1');
}

export function jpegFile(text = 'giay mau'): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text), Buffer.from([0xff, 0xd9])]);
}

export function pngFile(text = 'giay mau'): Buffer {
  const begins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    begins,
    Buffer.from(text),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
  ]);
}
