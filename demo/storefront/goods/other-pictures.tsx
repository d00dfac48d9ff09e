/** Drawings of the goods, on a background of 400 × 300, as in `tea-pictures.tsx`. */

export function Dorayaki() {
  return (
    <>
      <rect width="400" height="300" fill="#f3e7d6" />
      <circle cx="92" cy="80" r="52" fill="#fbf3e6" />
      <ellipse cx="200" cy="250" rx="176" ry="22" fill="#5d6f64" />
      <ellipse cx="200" cy="243" rx="166" ry="19" fill="#748a7d" />
      <g>
        <path d="M46 214c0-18 40-30 92-30s92 12 92 30-40 26-92 26-92-8-92-26z" fill="#c98745" />
        <path d="M50 196c6 14 170 14 176 0l2 14c-10 16-170 16-180 0z" fill="#4a2a2a" />
        <path d="M46 194c0-34 40-56 92-56s92 22 92 56c0 12-184 12-184 0z" fill="#b06a2f" />
        <path
          d="M78 168c16-16 40-20 66-20"
          fill="none"
          stroke="#cf8f52"
          strokeWidth="7"
          strokeLinecap="round"
        />
      </g>
      <g transform="translate(98 -26)">
        <path d="M122 236c0-16 30-26 70-26s70 10 70 26-30 24-70 24-70-8-70-24z" fill="#d3924e" />
        <path d="M126 218c6 12 128 12 134 0l2 14c-8 16-130 16-138 0z" fill="#56302f" />
        <path d="M122 216c0-32 30-52 70-52s70 20 70 52c0 11-140 11-140 0z" fill="#bd7738" />
        <path
          d="M146 192c12-12 28-17 48-17"
          fill="none"
          stroke="#dba266"
          strokeWidth="7"
          strokeLinecap="round"
        />
      </g>
    </>
  );
}

export function Postcard() {
  return (
    <>
      <rect width="400" height="300" fill="#dfe7e8" />
      <g transform="rotate(-5 200 150)">
        <rect x="64" y="60" width="272" height="184" rx="4" fill="#c3ced0" />
        <rect x="60" y="54" width="272" height="184" rx="4" fill="#fdfbf4" />
        <rect x="72" y="66" width="248" height="160" fill="#c9dde3" />
        <circle cx="272" cy="100" r="18" fill="#c9563c" />
        <path d="M96 192l86-94q10-8 20 0l86 94z" fill="#56749a" />
        <path d="M156 126l26-28q10-8 20 0l26 28-14 12-12-9-10 11-10-11-12 9z" fill="#fff" />
        <path d="M72 186c50-14 200-14 248 0v40H72z" fill="#7e9c5c" />
        <path
          d="M72 200c60-14 190-14 248 0M72 212c60-12 190-12 248 0"
          fill="none"
          stroke="#5d7d43"
          strokeWidth="4"
        />
      </g>
    </>
  );
}

export function TeaChest() {
  const drawers = [
    [112, 74, 84],
    [204, 74, 84],
    [112, 124, 84],
    [204, 124, 84],
    [112, 174, 176],
    [112, 218, 176],
  ];
  return (
    <>
      <rect width="400" height="300" fill="#ebe0d2" />
      <rect y="252" width="400" height="48" fill="#d9c7b1" />
      <rect x="96" y="54" width="208" height="206" rx="4" fill="#6b3f26" />
      <rect x="88" y="50" width="224" height="14" rx="3" fill="#80502f" />
      {drawers.map(([x, y, width]) => (
        <g key={`${x}-${y}`}>
          <rect x={x} y={y} width={width} height={y > 170 ? 36 : 42} rx="2" fill="#9a643c" />
          <path
            d={`M${x + 6} ${y + 12}c20-6 ${width - 40} 8 ${width - 14} 0`}
            fill="none"
            stroke="#8a5632"
            strokeWidth="2"
          />
          <path
            d={`M${x + width / 2 - 13} ${y + 20}c0 14 26 14 26 0`}
            fill="none"
            stroke="#2c2523"
            strokeWidth="4"
          />
        </g>
      ))}
      <path d="M96 54h16v16H96zM288 54h16v16h-16zM96 244h16v16H96zM288 244h16v16h-16z" fill="#2c2523" />
      <path d="M246 50c-2-16 8-26 22-26s24 10 22 26z" fill="#7f9a80" />
    </>
  );
}
