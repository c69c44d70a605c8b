import csv, datetime as dt, functools, hashlib, tomllib
from dataclasses import dataclass
from pathlib import Path
import pandas as pd
from lib import dates, model
DATA = Path(__file__).resolve().parents[1] / "data"
LISTS={"events":["actors","alleged_by","targets","sources"],"statements":["audience","sources"],"chapters":["focus"]}
@dataclass(frozen=True, eq=False)
class Case:
    key:str; title:str; scope:str; first_day:dt.date; last_day:dt.date; view:tuple; version:str
    events:pd.DataFrame; statements:pd.DataFrame; claims:pd.DataFrame; sources:pd.DataFrame; series:pd.DataFrame; chapters:pd.DataFrame; corrections:pd.DataFrame
    actors:pd.DataFrame; places:pd.DataFrame; publishers:pd.DataFrame; plover:pd.DataFrame; records:pd.DataFrame
def _read(path, table):
    f=pd.read_csv(path,dtype=str,keep_default_na=False)
    for c in LISTS.get(table,[]): f[c]=f[c].map(lambda t: tuple(t.split("; ")) if t else ())
    return f
VERB={"urge-restraint":"urges restraint","deny":"denies","accuse":"accuses","threaten":"threatens","warn":"warns","demand":"demands","reject":"rejects","reassure":"reassures","propose":"proposes","support":"supports","condemn":"condemns","announce":"announces"}
@functools.cache
def case(folder):
    h=hashlib.sha256()
    reg={n:_read(folder.parent/f"{n}.csv",n) for n in ("actors","places","publishers","plover")}
    t={n:_read(folder/f"{n}.csv",n) for n in ("events","statements","claims","sources","series","chapters","corrections")}
    for p in sorted([*folder.glob("*.csv"),*folder.parent.glob("*.csv")]): h.update(p.read_bytes())
    for c in ("lat","lon","precision_km"): reg["places"][c]=reg["places"][c].astype(float)
    for c in ("score","hostility"): reg["plover"][c]=pd.to_numeric(reg["plover"][c])
    toml=tomllib.loads((folder/"case.toml").read_text())
    parent=dict(zip(reg["actors"].key,reg["actors"].parent)); side=dict(zip(reg["actors"].key,reg["actors"].side)); slug={v:k for k,v in model.SIDES.items()}
    def anc(k):
        while k: yield k; k=parent[k]
    for n in ("events","statements"):
        f=t[n]
        if n=="statements":
            f["actors"]=f.actor.map(lambda a:(a,)); f["title"]=f.speaker+" "+f.stance.map(VERB)
        sp=[dates.span(d) for d in f.date]
        f["first_day"]=pd.to_datetime([a for a,b in sp]).astype("datetime64[s]"); f["last_day"]=pd.to_datetime([b for a,b in sp]).astype("datetime64[s]")
        f["precision"]=f.date.map(dates.precision)
        f["sides"]=f.actors.map(lambda a: tuple(dict.fromkeys(side[x] for x in a)) or ("not established",)); f["side"]=f.sides.map(lambda s:s[0])
        f["who"]=[frozenset(x for k in a for x in anc(k))|{"side-"+slug[s] for s in ss} for a,ss in zip(f.actors,f.sides)]
    c=t["claims"]; r=c.value.str.extract(r"^(-?\d+(?:\.\d+)?)(?:-(\d+))?$"); c["low"]=r[0].astype(float); c["high"]=r[1].astype(float).fillna(c.low)
    t["series"]["value"]=t["series"].value.astype(float)
    for n,cols in {"series":["start","end"],"chapters":["since","until"]}.items():
        for col in cols: t[n][col]=pd.to_datetime(t[n][col]).astype("datetime64[s]")
    rel=dict(zip(reg["publishers"].key,reg["publishers"].reliability)); s=t["sources"]
    s["grade"]=[("E" if rel.get(a)=="E" else "F" if rel.get(a)=="F" else rel[p]) for p,a in zip(s.publisher,s.seen_at)]
    e=t["events"].assign(kind="event"); pl=dict(zip(e.key,e.place))
    st=t["statements"].assign(kind="statement",role="statement",actor_basis="",place=t["statements"].event.map(lambda k:pl.get(k,"")),alleged_by=[()]*len(t["statements"]))
    cols="key kind role date first_day last_day precision title summary side sides actors who type actor_basis alleged_by place sources".split()
    records=pd.concat([e[cols],st[cols]]).sort_values(["first_day","key"]).reset_index(drop=True)
    v=toml["view"]
    return Case(folder.name,toml["title"],toml["scope"],toml["first_day"],toml["last_day"],(v["lon"],v["lat"],v["zoom"]),h.hexdigest()[:12],**t,**reg,records=records)
@functools.cache
def cases(root=DATA):
    all_=[case(p.parent) for p in sorted(root.glob("*/case.toml"))]
    return {c.key:c for c in sorted(all_,key=lambda c:c.first_day)}
