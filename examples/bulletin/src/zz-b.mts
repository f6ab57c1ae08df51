import { readCatalogueTables, writeCatalogueTables } from "@onevisit/catalogue-files"
import * as Result from "effect/Result"
const u=(s:string)=>new TextEncoder().encode(s)
const H="网点编号,网点名称,网点类型,区域代码,网点地址,联系电话,办理时间"
const R=(id:string)=>`${id},样例中心,其他,990101,样例路1号,0571-0000 0001,工作日 8:30-17:00`
const tryit=async(n:string,f:()=>any)=>{ const s=Date.now(); try{ const r=await f(); console.log("##",n, JSON.stringify(r)?.slice(0,900), Date.now()-s+"ms") }catch(e:any){console.log("##",n,"THROWS",String(e).slice(0,200), Date.now()-s+"ms")} }
const rd=async(csv:string,name="网点.csv",lim={})=>{const r=await readCatalogueTables([{name,bytes:u(csv)}],{limits:lim}); return {n:r.outlets.length+r.items.length,out:r.outlets.map(o=>[o.id,o.remark?.zh]),skip:r.skipped.map(s=>s.row),iss:r.issues.slice(0,4),f:r.findings.map(f=>f.code)}}
await tryit("mixed eol", ()=>rd([H+",备注",R("a")+",甲\n"+R("b")+",乙",R("c")+",丙",R("d")+",丁",""].join("\r\n")))
await tryit("extra cells", ()=>rd(`${H},备注\n${R("a")},甲,乙丢失\n`))
await tryit("blank header col", ()=>rd(`${H},备注,\n${R("a")},甲,乙丢失\n`))
await tryit("no header", ()=>rd(`${R("a")}\n${R("b")}\n`))
await tryit("row above header", ()=>rd(`${R("a")}\n${H}\n${R("b")}\n`))
await tryit("broken quote", ()=>rd(`${H}\n${R("a").replace("样例中心",'"样"例"')}\n${R("b")}\n`))
await tryit("semicolon", ()=>rd(`${H}\n${R("a")}\n`.replaceAll(",",";")))
await tryit("cr only", ()=>rd(`${H}\r${R("a")}\r${R("b")}\r`))
await tryit("nul", ()=>rd(`${H}\n${R("a\u0000b")}\n`))
const J=(json:string)=>`${H},其他内容\n${R("a")},"${json.replaceAll('"','""')}"\n`
import { readFileSync } from "node:fs"
const JC=/JSON_COLUMN\s*=\s*"([^"]+)"/.exec(readFileSync("/work/main/packages/core/src/catalogue/tables/sheets.ts","utf8"))![1]
console.log("json col",JC)
const JJ=(json:string,h=H,r=R("a"))=>`${h},${JC}\n${r},"${json.replaceAll('"','""')}"\n`
await tryit("json proto", ()=>rd(JJ('{"__proto__":{"x":1}}')))
await tryit("json unknown", ()=>rd(JJ('{"秘密33010119900101":1}')))
await tryit("json unknown nested", ()=>rd(JJ('{"hours":{"秘密33010119900101":1}}',H.replace(",办理时间",""),R("a").replace(",工作日 8:30-17:00",""))))
await tryit("json constructor", ()=>rd(JJ('{"constructor":1,"toString":2}')))
const IH="事项编号,事项版本"
for (const d of [1000,3000,20000,200000]) { const nest='{"not":'.repeat(d)+'{"fact":"a","is":true}'+'}'.repeat(d)
 await tryit("json deep "+d, ()=>rd(JJ(`{"legs":[{"id":"x","kind":"ask","name":{"zh":"a","en":"a"},"when":${nest},"ways":[{"way":"online"}]}]}`,IH,"x,1"),"事项.csv").then(r=>JSON.stringify(r).length)) }
await tryit("json deep array unk", ()=>rd(JJ(`{"carries":${"[".repeat(200000)}${"]".repeat(200000)}}`)))
// hash-value round trip
const outlet:any={id:"a",name:{zh:"#N/A",en:"#REF!"},kind:"other",region:"990101",address:{zh:"样例",en:"x"},phone:"0571-0000 0001",hours:{workingDays:[{from:"08:30",to:"17:00"}]},windows:[]}
for (const format of ["csv","xlsx"] as const) await tryit("rt #N/A "+format, async()=>{const w:any=await writeCatalogueTables({items:[],outlets:[outlet]},{format}); const r=await readCatalogueTables(w.success); return [r.outlets.length,r.issues]})
const o2={...outlet,name:{zh:"TRUE",en:"1e5"},remark:{zh:"a\tb  c\nd",en:"'x"},address:{zh:"é",en:"e\u0301 \u200b\u202e"}}
for (const format of ["csv","xlsx"] as const) await tryit("rt odd "+format, async()=>{const w:any=await writeCatalogueTables({items:[],outlets:[o2]},{format}); const r=await readCatalogueTables(w.success); return [JSON.stringify(r.outlets[0])===JSON.stringify(o2),r.outlets[0],r.issues]})
// chain of parents
for (const n of [200,800,1600]) await tryit("chain "+n, ()=>rd(`${H},上级网点\n`+Array.from({length:n},(_,i)=>`${R("a"+i)},a${i+1}`).join("\n")+"\n").then(r=>[r.n,r.skip.length]))
// rows many for one head
await tryit("many windows", async()=>{const wins="网点编号,窗口编号,窗口名称\n"+Array.from({length:99990},(_,i)=>`a,w${i},窗`).join("\n"); const r=await readCatalogueTables([{name:"网点.csv",bytes:u(`${H}\n${R("a").replace("其他","坏")}\n`)},{name:"窗口.csv",bytes:u(wins)},{name:"窗口-2.csv",bytes:u(wins)}]); return [r.outlets.length,r.skipped.length,r.issues.length]})
