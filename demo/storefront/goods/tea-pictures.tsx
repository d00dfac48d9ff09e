/** Drawings of the goods, on a background of 400 × 300. They say nothing that the text does not say: hidden from screen readers. */

export function Sencha() {
  return (
    <>
      <rect width="400" height="300" fill="#e6ecdb" />
      <circle cx="312" cy="82" r="54" fill="#f4f2e2" />
      <ellipse cx="200" cy="252" rx="170" ry="16" fill="#cfd9c0" />
      <rect x="96" y="140" width="14" height="14" rx="3" fill="#6d4a36" />
      <path d="M92 146l-70 18v16l74-6z" fill="#7c5640" />
      <path d="M250 176c30-6 44-26 56-44l14 8c-12 34-34 60-66 70z" fill="#7c5640" />
      <ellipse cx="172" cy="190" rx="92" ry="58" fill="#8a6149" />
      <path d="M84 178c20-44 156-44 176 0-44 18-132 18-176 0z" fill="#97705a" />
      <ellipse cx="172" cy="140" rx="46" ry="11" fill="#6d4a36" />
      <circle cx="172" cy="126" r="10" fill="#6d4a36" />
      <path d="M296 214h66c0 26-12 38-33 38s-33-12-33-38z" fill="#f7f5ec" />
      <ellipse cx="329" cy="214" rx="33" ry="8" fill="#9db35f" />
      <path
        d="M318 196c-6-12 8-16 2-28M338 196c-6-12 8-16 2-28"
        fill="none"
        stroke="#fff"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  );
}

export function Matcha() {
  return (
    <>
      <rect width="400" height="300" fill="#dde5cf" />
      <circle cx="96" cy="84" r="60" fill="#edf0de" />
      <ellipse cx="200" cy="256" rx="176" ry="16" fill="#c3cfae" />
      <path d="M78 156h190c0 62-34 96-95 96s-95-34-95-96z" fill="#3d3a36" />
      <path
        d="M92 196c30 20 132 20 162 0-4 14-8 20-12 26-36 14-102 14-138 0-4-6-8-12-12-26z"
        fill="#55504a"
      />
      <ellipse cx="173" cy="156" rx="95" ry="24" fill="#2f2c29" />
      <ellipse cx="173" cy="159" rx="82" ry="18" fill="#7fa04a" />
      <path
        d="M112 160c16-8 30 6 46-1s28 7 44 1 24 2 30-2"
        fill="none"
        stroke="#a9c474"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <g transform="rotate(14 318 170)">
        <rect x="304" y="82" width="28" height="74" rx="6" fill="#d8b980" />
        <path d="M300 156h36l14 70c-14 18-50 18-64 0z" fill="#e7cf9d" />
        <path
          d="M304 160l-10 66M313 160l-3 72M323 160l3 72M332 160l10 66"
          stroke="#c9a869"
          strokeWidth="3"
          fill="none"
        />
        <path d="M300 158h36" stroke="#8c4a3b" strokeWidth="5" />
      </g>
    </>
  );
}

export function LooseTea() {
  return (
    <>
      <rect width="400" height="300" fill="#ece8d6" />
      <circle cx="306" cy="88" r="58" fill="#f6f3e6" />
      <ellipse cx="200" cy="256" rx="176" ry="15" fill="#d8d1b6" />
      <path d="M96 96h132l12 156H84z" fill="#b99b6b" />
      <path d="M96 96h132l2 24H94z" fill="#a2855a" />
      <path d="M228 96l12 156h-30l-8-156z" fill="#a88b5e" />
      <rect x="120" y="146" width="68" height="76" rx="3" fill="#f8f4e6" />
      <path d="M154 158c20 8 22 34 2 52-18-14-20-40-2-52z" fill="#5b7f45" />
      <path d="M155 164v42" stroke="#dfe8cf" strokeWidth="3" />
      <g fill="#4d6b3a">
        <path d="M258 250c12-26 40-40 62-38 20 2 38 18 46 38z" />
        <path d="M286 214l26-14 4 8-24 14zM330 220l26-8 2 8-26 8zM266 236l-20-10 4-6 20 10z" fill="#6d8c50" />
        <path d="M300 234l30-4v7l-30 4zM336 244l18-10 4 6-18 10z" fill="#7d9c5d" />
      </g>
    </>
  );
}
