/** What people at a counter shorten, folded, and what it may stand for. Ways of writing only; names are in the data. */
export const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  p: ["phuong"],
  f: ["phuong"],
  x: ["xa"],
  q: ["quan"],
  h: ["huyen"],
  tp: ["thanh pho"],
  tx: ["thi xa"],
  tt: ["thi tran", "trung tam"],
  ttr: ["thi tran"],
  dk: ["dang ky", "dac khu"],
  hcc: ["hanh chinh cong"],
  ttpvhcc: ["trung tam phuc vu hanh chinh cong"],
  ks: ["khai sinh"],
  kt: ["khai tu"],
  kh: ["ket hon"],
  gks: ["giay khai sinh"],
  hkd: ["ho kinh doanh"],
  cccd: ["can cuoc"],
  cc: ["can cuoc", "chung thuc"],
  bhyt: ["bao hiem y te"],
  bhxh: ["bao hiem xa hoi"],
  gcn: ["giay chung nhan"],
  qsdd: ["quyen su dung dat"],
  tthn: ["tinh trang hon nhan"],
  xnthn: ["xac nhan tinh trang hon nhan"],
  tamtru: ["tam tru"],
};

/** Words of a question that tell nothing about what it is about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "a ah anh ba bac bao biet can cai cac can chi cho chu co con cua da dau de den di do duoc em gi gio giay giup ha hoi j k khong la lam len mang may minh moi muon nao nay nhieu nhu o oi ong phai qua ra roi sao se thi thu toi tui tuc va vay ve voi xin z".split(
    " ",
  ),
);

/** Types of units, written out and short. */
export const TYPE_WORDS: ReadonlySet<string> = new Set("phuong xa quan huyen p f x q h tp tx tt".split(" "));
