const side = 10;

/** Slanted lines to fill a surface with; a pattern is told from another one without its colour. */
export function hatch(colour: string, ground: string, falling = false): CanvasPattern | string {
  const ratio = Math.ceil(window.devicePixelRatio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = side * ratio;
  const brush = tile.getContext('2d');
  if (!brush) return ground;
  brush.scale(ratio, ratio);
  brush.fillStyle = ground;
  brush.fillRect(0, 0, side, side);
  if (falling) {
    brush.translate(side, 0);
    brush.scale(-1, 1);
  }
  brush.strokeStyle = colour;
  brush.lineWidth = 2;
  brush.beginPath();
  for (const shift of [-side, 0, side]) {
    brush.moveTo(shift - 1, side + 1);
    brush.lineTo(shift + side + 1, -1);
  }
  brush.stroke();
  return brush.createPattern(tile, 'repeat') ?? ground;
}
