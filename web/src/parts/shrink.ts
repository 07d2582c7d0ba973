/** The size that fits into a square of `edge` pixels, never larger than the original. */
export function fitted(width: number, height: number, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const plainJpegBytes = 1_500_000;

/**
 * A picture as JPEG of at most `edge` pixels, or the file itself where nothing is won.
 * `undefined` if the browser cannot read it as a picture.
 */
export async function shrink(file: File, edge: number): Promise<File | undefined> {
  if (typeof createImageBitmap !== 'function') return file;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return mayBeUnknownHere(file) ? file : undefined;
  }
  const { width, height } = picture;
  const small = fitted(width, height, edge);
  if (small.width === width && file.type === 'image/jpeg' && file.size <= plainJpegBytes) return file;
  const jpeg = await drawn(picture, small);
  picture.close();
  return jpeg && jpeg.size < file.size ? renamed(jpeg, file) : file;
}

/** Phones write formats that not every browser can draw; the server decides about those. */
function mayBeUnknownHere(file: File): boolean {
  return /^image\/(hei[cf]|avif)$/.test(file.type) || /\.(heic|heif)$/i.test(file.name);
}

function drawn(picture: ImageBitmap, size: { width: number; height: number }): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(picture, 0, 0, size.width, size.height);
  return new Promise((done) => {
    canvas.toBlob(done, 'image/jpeg', 0.85);
  });
}

function renamed(jpeg: Blob, original: File): File {
  const name = original.name.replace(/\.[^.]*$/, '') + '.jpg';
  return new File([jpeg], name, { type: 'image/jpeg', lastModified: original.lastModified });
}
